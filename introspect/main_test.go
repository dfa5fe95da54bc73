package introspect

import (
	"os"
	"testing"

	"pawl/internal/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }
