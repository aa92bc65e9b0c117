"""What is learned from one knowledge base, and the scores of a question against its entries."""
