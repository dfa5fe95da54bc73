package main

import (
	"fmt"
	"runtime"

	"github.com/urfave/cli/v2"
)

func versionCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print JSON"}},
		Action: func(c *cli.Context) error {
			if c.Bool("json") {
				return a.json(map[string]string{"version": version, "go": runtime.Version()})
			}
			_, err := fmt.Fprintf(a.stdout, "pawl %s\n", version)
			return err
		},
	}
}
