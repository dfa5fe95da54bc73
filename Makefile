# The commands of this project. `make` alone lists them.

PREFIX ?=
GO ?= go
BENCH ?= .
ROUNDS ?= 1000
ROWS ?= 1000000

.DEFAULT_GOAL := help
.PHONY: help need build install test test-all-versions test-nightly test-live test-regression test-clients test-browser lint bench demo clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

need:
	@.ci/need

build: need ## build bin/pawl
	$(GO) build -buildvcs=false -o bin/pawl ./cmd/pawl

install: build ## copy pawl to PREFIX/bin, or to where go install puts it
ifeq ($(PREFIX),)
	$(GO) install -buildvcs=false ./cmd/pawl
else
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 bin/pawl "$(DESTDIR)$(PREFIX)/bin/pawl"
endif

test: need ## run all tests, on PostgreSQL 15 if it is there, else on the newest
	$(GO) test -timeout 60m ./...

test-all-versions: need ## run what depends on the server on PostgreSQL 14 to 18
	.ci/test-versions 14 15 16 17 18

test-nightly: need ## go from 1000 random schemas to others and back; ROUNDS=N chooses
	PAWL_TEST_ROUNDS=$(ROUNDS) $(GO) test -count=1 -timeout 120m -v -run TestAnySchema ./internal/anyschema

test-live: need ## apply migrations to a table of 1,000,000 rows while two applications use it; ROWS=N chooses
	PAWL_LIVE_ROWS=$(ROWS) $(GO) test -count=1 -timeout 60m -v ./internal/live

test-regression: need ## take PostgreSQL's own regression database, and what its test of pg_dump makes, there and back (Debian, PostgreSQL 15)
	source=$$(.ci/get-regression) && PAWL_REGRESSION_SOURCE=$$source $(GO) test -count=1 -timeout 30m -v ./internal/regress

test-clients: need ## have golang-migrate, goose, dbmate, tern, sqitch and psql apply migrations and take them back
	.ci/need clients
	PAWL_TEST_CLIENTS=1 $(GO) test -count=1 -timeout 15m ./internal/clients

test-browser: need ## open the page of a report in Chromium, and look for faults
	.ci/need browser
	PAWL_TEST_BROWSER=$$(command -v chromium) PAWL_TEST_AXE=$$(.ci/get-axe) $(GO) test -count=1 -timeout 15m -run TestInABrowser ./render/report

lint: need ## gofmt, go vet, staticcheck
	.ci/lint

bench: need ## run the benchmarks; BENCH=REGEXP chooses
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -timeout 60m ./...

demo: build ## show what pawl does, on a private server; takes less than a minute
	$(GO) run -buildvcs=false ./internal/demo

clean: ## remove what was built; Go's cache stays
	rm -rf bin build
