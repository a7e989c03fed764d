"""`python -m assessment`: check the data, and say what is in it."""

import sys
from collections import Counter

from assessment.entitlements import entitlements
from assessment.loading import checked_dataset
from assessment.problems import InvalidData


def main() -> int:
    """Prints every problem and returns 1, or prints what the data holds and returns 0."""
    try:
        dataset = checked_dataset()
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    cells = entitlements(dataset).values()
    levels = Counter(cell.access for cell in cells)
    evidence = Counter(provision.evidence for provision in dataset.provisions.values())
    checked = ", ".join(f"{count} {level}" for level, count in evidence.most_common())
    print(
        f"The data is in order: {len(dataset.groups)} groups, {len(dataset.services)} services, {len(cells)} cells "
        f"({', '.join(f'{count} {level}' for level, count in levels.most_common())}); {len(dataset.laws)} laws, "
        f"{len(dataset.provisions)} provisions ({checked}), "
        f"{len(dataset.conflicts)} conflicts, {len(dataset.recommendations)} recommendations, "
        f"{len(dataset.benchmarks)} benchmarks, {len(dataset.institutions)} institutions, {len(dataset.terms)} terms."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
