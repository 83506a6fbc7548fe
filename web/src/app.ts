// The script of every page. A page works without it; it marks that it came, so
// that styles can tell the two apart.
document.documentElement.dataset["script"] = "on";
