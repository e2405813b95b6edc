"""What `make check` looks at without running a test. Each check answers a list of complaints."""
