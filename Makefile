# Everything the repository can do. `make help` lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help

# Go and npm keep their caches below HOME; without one, keep them here.
ifeq ($(HOME),)
export HOME := $(CURDIR)/.cache
endif

# The program is stamped with its commit where git lets us read it.
STAMP := $(shell git rev-parse HEAD >/dev/null 2>&1 || echo -buildvcs=false)

# Packages whose tests run a second time with the race detector. Those of the whole
# program do so on PostgreSQL, those of pages only in the nightly run.
CONCURRENT := ./internal/engine/... ./internal/platform/... ./internal/provider/mailcatcher/... ./internal/provider/testpay/... \
	./internal/store/... ./internal/transport/api/... ./internal/transport/hop/... ./internal/transport/live/... ./internal/transport/session/...

# Packages that plant mistakes in the code and see that tests notice.
MUTATED = $(addprefix ./,$(sort $(dir $(shell grep -rl '^func TestMutantsAreCaught' internal))))

# How long `make nightly` fuzzes each parser, and how many cases each property gets.
FUZZTIME ?= 2m
CHECKS ?= 20000

MODULES := web/node_modules/.installed
ASSETS := web/dist/manifest.json

##@ Use

.PHONY: help
help: ## Show this list
	@awk -f scripts/help.awk $(MAKEFILE_LIST)

.PHONY: run
run: build ## Build, then sell tickets on this machine with demo data
	@bin/frontrow serve --demo

.PHONY: build
build: $(ASSETS) ## Build bin/frontrow
	@go build $(STAMP) -trimpath -o bin/frontrow ./cmd/frontrow

##@ Work

.PHONY: test
test: need current lint ## Check everything; installs what the tests need and is missing
	@echo "== go test, everything"
	@go test -short -shuffle=on -parallel=4 -timeout=20m ./...
	@echo "== go test -race, the program on PostgreSQL"
	@APP_TEST_ON_POSTGRES=1 go test -race -short -shuffle=on -parallel=3 -timeout=20m ./internal/app
	@echo "== go test -race, the packages that run things side by side"
	@go test -race -short -shuffle=on -timeout=20m $(CONCURRENT)
	@echo "All tests passed."

.PHONY: mutants
mutants: need $(ASSETS) ## Plant mistakes in the code, one at a time, and see that the tests notice
	@echo "== mutants"
	@go test -v -count=1 -timeout=40m -run '^TestMutantsAreCaught$$' $(MUTATED)

.PHONY: test-fast
test-fast: $(ASSETS) ## Run the Go tests that need no browser
	@go test -short -shuffle=on $$(go list ./... | grep -v /internal/browsertest)

.PHONY: lint
lint: $(ASSETS) ## Check formatting, types and habits
	@echo "== gofmt"
	@scripts/formatted
	@echo "== go vet"
	@go vet ./...
	@echo "== golangci-lint (built on first use, which takes minutes)"
	@go tool -modfile=tools/go.mod golangci-lint run

.PHONY: generate
generate: ## Write the generated files again: pages and docs/problems.md
	@go tool templ generate -path internal/transport/web -log-level=warn
	@go run ./internal/archtest/problemsdoc -o docs/problems.md

.PHONY: current
current: $(ASSETS) ## Check that the generated files are what generate writes
	@echo "== generated files"
	@scripts/current

.PHONY: pictures
pictures: need $(ASSETS) ## Photograph the demo anew for the README
	@go test -count=1 -timeout=5m ./internal/browsertest -run '^TestPictures$$' -pictures $(CURDIR)/docs/pictures

.PHONY: web
web: $(ASSETS) ## Build the pages' scripts, styles and fonts into web/dist

.PHONY: nightly
nightly: need $(ASSETS) ## Look longer: fuzz every parser, many cases a property, race detector on all
	@FUZZTIME=$(FUZZTIME) CHECKS=$(CHECKS) scripts/nightly

.PHONY: bench
bench: need $(ASSETS) ## Measure what the seat engine promises beside yardsticks, a line for each goal
	@scripts/need redis
	@go run ./bench

.PHONY: bench-map
bench-map: need $(ASSETS) ## Measure the seat map of a stadium: bytes, first seats, frames, shift, memory
	@go test -count=1 -timeout=10m ./internal/browsertest -run '^TestBenchMap$$' -bench-map -v

##@ Keep house

.PHONY: need
need: ## Install what building and testing need from the system's packages
	@scripts/need

.PHONY: clean
clean: ## Remove what was built; data/ stays
	@[[ ! -e .cache ]] || chmod -R u+w .cache # Go writes its modules read-only
	@rm -rf bin web/node_modules .cache
	@find web/dist -mindepth 1 ! -name .gitkeep -delete

$(MODULES): web/package.json web/package-lock.json web/.npmrc
	@scripts/need node
	@echo "== npm ci"
	@cd web && npm ci --no-progress --loglevel=error && touch node_modules/.installed

# Directories are listed too: their time changes when a file is removed.
$(ASSETS): $(MODULES) web/build.mjs web/tsconfig.json $(shell find web/src web/styles web/images)
	@echo "== pages' scripts, styles and fonts"
	@cd web && node build.mjs
