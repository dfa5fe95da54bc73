package scratch

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// Creating a database copies some 8 MB and loading a schema writes as much as it holds, so a file
// system in memory makes both several times as fast. It is used only where neither can make
// memory scarce: two databases of 10,000 tables take about 1 GB.
const (
	memoryDir      = "/dev/shm"
	memoryDirFree  = 2 << 30
	memoryLeftOver = 4 << 30
	tmpfsMagic     = 0x01021994
)

// memoryFolder is a folder in memory with room enough, or "".
func memoryFolder() string {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(memoryDir, &fs); err != nil || int64(fs.Type) != tmpfsMagic {
		return ""
	}
	if fs.Bavail*uint64(fs.Bsize) < memoryDirFree || availableMemory() < memoryLeftOver {
		return ""
	}
	return memoryDir
}

// availableMemory is what can be used without swapping, for the machine and for each control
// group around this process; 0 when it can't be told.
func availableMemory() uint64 {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	_, rest, found := strings.Cut(string(info), "MemAvailable:")
	if !found {
		return 0
	}
	kilobytes, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.ParseUint(kilobytes, 10, 64)
	if err != nil {
		return 0
	}
	return min(n<<10, leftInGroups("/sys/fs/cgroup", ownGroup()))
}

// ownGroup is the path of our control group (version 2, see cgroups(7)).
func ownGroup() string {
	groups, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return "/"
	}
	for line := range strings.Lines(string(groups)) {
		if path, ok := strings.CutPrefix(strings.TrimSpace(line), "0::"); ok {
			return path
		}
	}
	return "/"
}

// leftInGroups is the least that the limits of a control group and of those around it leave.
func leftInGroups(root, group string) uint64 {
	left := ^uint64(0)
	for at := filepath.Clean("/" + group); ; at = filepath.Dir(at) {
		limit, okLimit := number(filepath.Join(root, at, "memory.max"))
		used, okUsed := number(filepath.Join(root, at, "memory.current"))
		if okLimit && okUsed {
			left = min(left, limit-min(used, limit))
		}
		if at == "/" {
			return left
		}
	}
}

// number reads a file that holds one; "max" is none.
func number(file string) (uint64, bool) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseUint(strings.TrimSpace(string(text)), 10, 64)
	return n, err == nil
}
