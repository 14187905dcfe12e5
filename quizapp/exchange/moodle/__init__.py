"""What teachers have in Moodle: GIFT, Aiken and Moodle's own XML."""
