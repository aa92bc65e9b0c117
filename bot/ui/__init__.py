"""How things look: cards, buttons, forms, and every sentence that the bot says."""
