"""The pages of assessments: the secretariat's, the assessor's, the candidate's."""
