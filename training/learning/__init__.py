"""The part of the training that computes with torch: two teachers, their opinions, one student."""
