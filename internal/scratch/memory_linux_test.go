package scratch

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheTightestControlGroupDecides(t *testing.T) {
	root := t.TempDir()
	for file, text := range map[string]string{
		"memory.max": "max\n", "memory.current": "1\n",
		"job/memory.max": "1000\n", "job/memory.current": "900\n",
		"job/step/memory.max": "500\n", "job/step/memory.current": "100\n",
		"full/memory.max": "10\n", "full/memory.current": "11\n",
	} {
		name := filepath.Join(root, file)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const unlimited = ^uint64(0)
	for group, want := range map[string]uint64{"/": unlimited, "/job": 100, "/job/step": 100, "/full": 0, "/elsewhere": unlimited, "": unlimited} {
		if got := leftInGroups(root, group); got != want {
			t.Errorf("%q: %d, want %d", group, got, want)
		}
	}
}

func TestMemoryIsAvailable(t *testing.T) {
	if available := availableMemory(); available < 1<<20 {
		t.Errorf("there are %d bytes, it seems", available)
	}
}

func TestATMPDIRIsObeyed(t *testing.T) {
	t.Setenv("TMPDIR", "/somewhere")
	if first := bases()[0]; first != "/somewhere" {
		t.Errorf("the first choice is %s", first)
	}
	t.Setenv("TMPDIR", "")
	want := memoryFolder()
	if want == "" {
		want = "/tmp"
	}
	if first := bases()[0]; first != want {
		t.Errorf("without one the first choice is %s, want %s", first, want)
	}
}
