"""What is made of the built site: its Serbian Latin edition, the PDF reports, and what lies beside them."""
