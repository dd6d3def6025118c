"""Money that comes in: bank files, matching, allocation, returns, the suspense queue."""
