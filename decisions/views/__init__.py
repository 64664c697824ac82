"""The pages of plenary meetings: their preparation, the room, the files, the minutes."""
