"""How good the answers are: on files of questions, and on the knowledge's own phrasings left out."""
