# Prints the targets of a Makefile that carry a "##" comment, under their "##@"
# headings.
BEGIN { FS = ":.*## " }
/^##@ / { printf "%s%s\n", (seen++ ? "\n" : ""), substr($0, 5) }
/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $1, $2 }
