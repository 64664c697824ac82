"""The pages of an application, as its applicant walks through them."""
