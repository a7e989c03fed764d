"""Pagefind's service, as it is run for one edition."""

import asyncio
import base64
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pagefind.service import PagefindService


def bundle_of(records: list[dict[str, Any]]) -> dict[str, bytes]:
    """The files of the bundle by their paths in it. Each record has the arguments of Pagefind's `add_custom_record`."""
    return _in_a_thread(_bundle(records))


def _in_a_thread(work: Coroutine[Any, Any, dict[str, bytes]]) -> dict[str, bytes]:
    """Run it where no other event loop can be running, such as that of Playwright in a test."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _bundle(records: list[dict[str, Any]]) -> dict[str, bytes]:
    async with _PromptService() as service:
        index = await service.create_index()
        # Without a known language Pagefind leaves the words as they are. All are sent before any answer is awaited.
        sent = (
            index.add_custom_record(**record, language="unknown", sort={"order": f"{number:06}"})
            for number, record in enumerate(records)
        )
        await asyncio.gather(*sent)
        # Not write_files: Pagefind 1.5.2 says it has written when it hasn't, and is then stopped in the middle.
        return {file["path"]: file["content"] for file in await index.get_files()}


_STOPPED = "Pagefind has stopped"


class _PromptService(PagefindService):
    """Pagefind's service without its pause of a tenth of a second before each reply and its limit to their size."""

    async def _wait_for_responses(self) -> None:
        rest = b""
        try:
            while chunk := await self._backend.stdout.read(2**20):
                *replies, rest = (rest + chunk).split(b",")
                for reply in replies:
                    self._take(json.loads(base64.b64decode(reply)))
        finally:  # Nobody waits for ever, whether Pagefind has ended or said what can't be read.
            for unanswered in (waiting for waiting in self._responses.values() if not waiting.done()):
                unanswered.set_exception(RuntimeError(_STOPPED))
                unanswered.exception()  # Seen, so that asyncio doesn't report it where nobody waits any more.

    async def send(self, payload: Any) -> Any:
        try:
            return await super().send(payload)
        except ConnectionError as error:
            raise RuntimeError(_STOPPED) from error

    async def close(self) -> None:
        """End it, after a failure too, and leave no pipe open."""
        self._poll_task.cancel()
        await asyncio.gather(self._poll_task, return_exceptions=True)
        if self._backend.returncode is None:
            self._backend.terminate()
        await self._backend.communicate()

    def _take(self, message: dict[str, Any]) -> None:
        answered, payload = self._responses[message["message_id"]], message["payload"]
        if payload["type"] == "Error":
            answered.set_exception(RuntimeError(f"Pagefind: {payload['message']}"))
        else:
            answered.set_result(payload)
