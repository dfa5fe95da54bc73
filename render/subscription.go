package render

import "pawl/schema"

var subscription = ddl[*schema.Subscription]{
	create: createSubscription,
	// With a slot, DROP SUBSCRIPTION would connect to the publisher, and run in no transaction.
	drop: func(w *writer, s *schema.Subscription) {
		if s.Slot != nil {
			stopSubscription(w, s)
			alterSubscription(w, s).kw(" SET (slot_name = NONE)").end()
		}
		w.kw("DROP SUBSCRIPTION ").name(s.Name).end()
	},
	rename: func(w *writer, from, to *schema.Subscription) {
		alterSubscription(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.Subscription){
		"Connection": func(w *writer, _, to *schema.Subscription) {
			alterSubscription(w, to).kw(" CONNECTION ").literal(to.Connection).end()
		},
		"Publications": func(w *writer, _, to *schema.Subscription) {
			// A refresh would connect.
			alterSubscription(w, to).kw(" SET PUBLICATION ").names(to.Publications).kw(" WITH (refresh = false)").end()
		},
		"Slot": alterSlot,
		"SynchronousCommit": func(w *writer, _, to *schema.Subscription) {
			alterSubscription(w, to).kw(" SET (synchronous_commit = ").literal(to.SynchronousCommit).kw(")").end()
		},
		"Streaming": func(w *writer, _, to *schema.Subscription) {
			alterSubscription(w, to).kw(" SET (streaming = ").literal(to.Streaming).kw(")").end()
		},
		"Origin": func(w *writer, _, to *schema.Subscription) {
			alterSubscription(w, to).kw(" SET (origin = ").literal(to.Origin).kw(")").end()
		},
		"Binary": func(w *writer, _, to *schema.Subscription) { setSwitch(w, to, "binary", to.Binary) },
		"DisableOnError": func(w *writer, _, to *schema.Subscription) {
			setSwitch(w, to, "disable_on_error", to.DisableOnError)
		},
		"PasswordRequired": func(w *writer, _, to *schema.Subscription) {
			setSwitch(w, to, "password_required", to.PasswordRequired)
		},
		"RunAsOwner": func(w *writer, _, to *schema.Subscription) { setSwitch(w, to, "run_as_owner", to.RunAsOwner) },
		"TwoPhase": func(w *writer, from, to *schema.Subscription) {
			whileStopped(w, from, func() { setSwitch(w, to, "two_phase", to.TwoPhase) })
		},
		"Failover": func(w *writer, from, to *schema.Subscription) {
			whileStopped(w, from, func() { setSwitch(w, to, "failover", to.Failover) })
		},
	},
	safety: subscriptionVerdicts,
}

func alterSubscription(w *writer, s *schema.Subscription) *writer {
	return w.kw("ALTER SUBSCRIPTION ").name(s.Name)
}

func stopSubscription(w *writer, s *schema.Subscription) {
	if s.Enabled {
		alterSubscription(w, s).kw(" DISABLE").end()
	}
}

// whileStopped surrounds a change that PostgreSQL refuses for a subscription that is enabled.
func whileStopped(w *writer, s *schema.Subscription, change func()) {
	stopSubscription(w, s)
	change()
	if s.Enabled {
		alterSubscription(w, s).kw(" ENABLE").end()
	}
}

func setSwitch(w *writer, s *schema.Subscription, parameter keyword, on bool) {
	alterSubscription(w, s).kw(" SET (").kw(parameter).kw(" = ").kw(either(on, "true", "false")).kw(")").end()
}

// alterSlot leaves a subscription without a slot disabled: it cannot run.
func alterSlot(w *writer, from, to *schema.Subscription) {
	if to.Slot == nil {
		stopSubscription(w, from)
	}
	alterSubscription(w, to).kw(" SET (")
	slotName(w, to.Slot)
	w.kw(")").end()
}

func slotName(w *writer, slot *string) {
	w.kw("slot_name = ")
	if slot == nil {
		w.kw("NONE")
	} else {
		w.literal(*slot)
	}
}

// createSubscription connects to nothing: the subscription is disabled, and its slot not yet made.
func createSubscription(w *writer, s *schema.Subscription, _ []schema.Object) {
	w.kw("CREATE SUBSCRIPTION ").name(s.Name).kw("\nCONNECTION ").literal(s.Connection).
		kw("\nPUBLICATION ").names(s.Publications).kw("\nWITH (connect = false, ")
	slotName(w, s.Slot)
	// The default of streaming differs between versions.
	w.kw(", streaming = ").literal(s.Streaming)
	if s.SynchronousCommit != "off" {
		w.kw(", synchronous_commit = ").literal(s.SynchronousCommit)
	}
	if s.Origin != "any" {
		w.kw(", origin = ").literal(s.Origin)
	}
	for _, p := range []struct {
		name keyword
		on   bool
	}{{"binary", s.Binary}, {"two_phase", s.TwoPhase}, {"disable_on_error", s.DisableOnError},
		{"run_as_owner", s.RunAsOwner}, {"failover", s.Failover}} {
		if p.on {
			w.kw(", ").kw(p.name).kw(" = true")
		}
	}
	if !s.PasswordRequired {
		w.kw(", password_required = false")
	}
	w.kw(")").end()
}
