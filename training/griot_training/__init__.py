"""Gold articles to the reader's weights. Entry point: `python -m griot_training`."""
