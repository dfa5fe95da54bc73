//go:build unix

package scratch

import "os"

// instance is one run of a process. The id alone would not do: ids are used again.
type instance struct {
	PID     int    `json:"pid"`
	Started string `json:"started"` // as startTime tells it; "" if it could not
}

// thisInstance is the running process itself.
func thisInstance() instance { return instanceOf(os.Getpid()) }

// instanceOf notes the process that has the id now.
func instanceOf(pid int) instance {
	started, err := startTime(pid)
	if err != nil {
		started = ""
	}
	return instance{PID: pid, Started: started}
}

// running tells whether this very process still runs; a zombie does not. In doubt it does, since
// what belongs to a dead one is removed.
func (i instance) running() bool {
	if i.PID <= 0 {
		return false
	}
	started, err := startTime(i.PID)
	if err != nil {
		return true
	}
	return started != "" && (started == i.Started || i.Started == "")
}
