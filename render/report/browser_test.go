package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"image/color/palette"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "make docs/report.png")

// TestInABrowser opens the page in Chromium, without a screen: it shows what it should, its filter filters, the console stays
// empty, nothing is asked of any network, and axe-core finds no serious fault for people with disabilities.
func TestInABrowser(t *testing.T) {
	browser, axe := os.Getenv("PAWL_TEST_BROWSER"), os.Getenv("PAWL_TEST_AXE")
	if browser == "" || axe == "" {
		t.Skip("PAWL_TEST_BROWSER and PAWL_TEST_AXE are not set: make test-browser sets them")
	}
	source, err := os.ReadFile(axe)
	if err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) {
			dir := t.TempDir()
			page := filepath.Join(dir, "page.html")
			text := strings.Replace(written(t, ".html"), "</body>", "<script>"+string(source)+"</script><script>"+trial+"</script></body>", 1)
			if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			args := []string{"--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=20000", "--window-size=400,900",
				"--user-data-dir=" + filepath.Join(dir, "profile"), "--log-net-log=" + filepath.Join(dir, "net.json"), "--dump-dom", "file://" + page}
			if scheme == "dark" {
				args = append([]string{"--force-dark-mode", "--blink-settings=preferredColorScheme=0"}, args...)
			}
			command := exec.CommandContext(t.Context(), browser, args...)
			var stdout, stderr strings.Builder
			command.Stdout, command.Stderr = &stdout, &stderr
			if err := command.Run(); err != nil {
				t.Fatalf("%v\n%s", err, stderr.String())
			}
			judged(t, stdout.String(), scheme == "dark")
			if said := regexp.MustCompile(`(?m)^.*CONSOLE.*$`).FindAllString(stderr.String(), -1); said != nil {
				t.Errorf("the console says %s", said)
			}
			asksNothing(t, filepath.Join(dir, "net.json"))
		})
	}
}

// trial runs in the page, and leaves what it found in an element.
const trial = `
(async () => {
  const out = document.createElement("pre");
  out.id = "trial";
  document.body.append(out);
  const shown = () => [...document.querySelectorAll("tr[data-level]")].filter(e => !e.hidden).length;
  const all = shown();
  const without = name => { const box = document.querySelector("input[name=" + name + "]"); box.click(); const n = shown(); box.click(); return n; };
  const fewer = without("error"), unsafe = without("unsafe"), safe = without("safe");
  for (const d of document.querySelectorAll("details")) d.open = true;
  const found = await axe.run("main");
  out.textContent = JSON.stringify({all, fewer, unsafe, safe, boxes: document.querySelectorAll("svg rect").length, again: shown(), heading: document.querySelector("h1").textContent,
    dark: matchMedia("(prefers-color-scheme: dark)").matches, wide: document.documentElement.scrollWidth > window.innerWidth,
    faults: found.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => v.id + ": " + v.nodes.map(n => n.html + " " + n.failureSummary).join(" | "))});
})();
`

func judged(t *testing.T, dom string, dark bool) {
	t.Helper()
	found := regexp.MustCompile(`(?s)<pre id="trial">(.*?)</pre>`).FindStringSubmatch(dom)
	if found == nil || found[1] == "" {
		t.Fatalf("the trial did not end:\n%s", dom[max(0, len(dom)-2000):])
	}
	var is struct {
		All, Fewer, Again   int
		Unsafe, Safe, Boxes int
		Heading             string
		Dark, Wide          bool
		Faults              []string
	}
	if err := json.Unmarshal([]byte(unescaped.Replace(found[1])), &is); err != nil {
		t.Fatal(err)
	}
	if is.All != 2 || is.Fewer != 1 || is.Again != 2 {
		t.Errorf("the filter shows %d, %d and %d changes, want 2, 1 and 2", is.All, is.Fewer, is.Again)
	}
	if is.Unsafe != 1 || is.Safe != 2 {
		t.Errorf("without those that are unsafe %d changes are shown, without the safe ones %d, want 1 and 2", is.Unsafe, is.Safe)
	}
	if is.Boxes != len(example().Picture.Relations) {
		t.Errorf("the picture has %d boxes", is.Boxes)
	}
	if want := example().Answer(); is.Heading != want {
		t.Errorf("the heading is %q, want %q", is.Heading, want)
	}
	if is.Dark != dark {
		t.Errorf("the page is dark: %t, want %t", is.Dark, dark)
	}
	if is.Wide {
		t.Error("the page is wider than a phone")
	}
	if len(is.Faults) > 0 {
		t.Errorf("axe-core: %s", strings.Join(is.Faults, "\n"))
	}
}

var unescaped = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// asksNothing looks through the browser's log of its network for addresses that the page asked for.
func asksNothing(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, m := range regexp.MustCompile(`"url":"(https?://[^"]*)"`).FindAllStringSubmatch(string(text), -1) {
		list = append(list, m[1])
	}
	// Chromium asks for its own sake as well, on behalf of no page.
	list = slices.DeleteFunc(list, func(url string) bool { return strings.Contains(url, "google") || strings.Contains(url, "gvt1.com") })
	if len(list) > 0 {
		t.Errorf("asked for: %s", list)
	}
}

// TestInABrowserAsAPicture has pawl write the report of a real migration, and makes the picture of it that README.md shows.
func TestInABrowserAsAPicture(t *testing.T) {
	browser := os.Getenv("PAWL_TEST_BROWSER")
	if browser == "" {
		t.Skip("PAWL_TEST_BROWSER is not set: make test-browser sets it")
	}
	dir := t.TempDir()
	run := func(program string, args ...string) {
		t.Helper()
		command := exec.CommandContext(t.Context(), program, args...)
		command.Dir = "testdata/shop"
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	pawl, page, picture := filepath.Join(dir, "pawl"), filepath.Join(dir, "page.html"), filepath.Join(dir, "page.png")
	run("go", "build", "-buildvcs=false", "-o", pawl, "pawl/cmd/pawl")
	run(pawl, "diff", "--from", "old.sql", "--schema", "schema.sql", "--quiet", "--report", page)
	const wide, high = 1000, 1280
	run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--hide-scrollbars", "--force-device-scale-factor=1",
		fmt.Sprintf("--window-size=%d,%d", wide, high), "--user-data-dir="+filepath.Join(dir, "profile"), "--screenshot="+picture, "file://"+page)
	text, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	const readme, most = "../../docs/report.png", 150_000
	if *update {
		small := filepath.Join(dir, "small.png")
		fewerColours(t, text, small)
		if text, err = os.ReadFile(small); err == nil {
			err = os.WriteFile(readme, text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	shown, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	is, err := png.DecodeConfig(bytes.NewReader(shown))
	if err != nil || is.Width != wide || is.Height != high || len(shown) > most {
		t.Errorf("%s has %d × %d pixels and %d bytes, want %d × %d and at most %d: %v", readme, is.Width, is.Height, len(shown), wide, high, most, err)
	}
}

// fewerColours writes a picture with a palette, which makes it a third as large.
func fewerColours(t *testing.T, text []byte, path string) {
	t.Helper()
	full, err := png.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	few := image.NewPaletted(full.Bounds(), palette.Plan9)
	draw.Draw(few, few.Bounds(), full, image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, few); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
