//go:build unix && !linux

package scratch

// memoryFolder is a Linux thing; elsewhere there is no file system in memory to count on.
func memoryFolder() string { return "" }
