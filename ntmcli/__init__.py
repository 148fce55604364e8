"""Plain-text accounting for Vietnam's new rural area (nông thôn mới) criteria."""
