"""Where the course meets its neighbours: nbgrader's preprocessors and otter's check files, thin over the rest."""
