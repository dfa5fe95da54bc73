package rules

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// partitions are those of both catalogs, by the tables that they belong to.
type partitions struct {
	*plan.Pass
	from, to map[schema.ID][]*schema.Table
}

func partitionsOf(p *plan.Pass) partitions {
	return partitions{p, byParent(p.From), byParent(p.To)}
}

func byParent(cat *schema.Catalog) map[schema.ID][]*schema.Table {
	list := map[schema.ID][]*schema.Table{}
	for t := range schema.Each[*schema.Table](cat) {
		if t.Partition != nil {
			list[parentTable(t)] = append(list[parentTable(t)], t)
		}
	}
	return list
}

// parentTable is the table that a partition belongs to.
func parentTable(t *schema.Table) schema.ID {
	return schema.ID{Kind: schema.KindTable, Schema: t.Partition.Parent.Schema, Name: t.Partition.Parent.Name}
}

// isLeft says that a table is not the same partition in the new catalog any more.
func (g partitions) isLeft(t *schema.Table) bool {
	now, ok := schema.Find[*schema.Table](g.To, t.ID())
	return !ok || now.Partition == nil || *now.Partition != *t.Partition
}

// fullDefault is the DEFAULT partition that PostgreSQL reads when the table is attached; zero if there is none, or if it may
// well do so.
func (g partitions) fullDefault(t *schema.Table) schema.ID {
	now, stays := defaultAmong(g.to[parentTable(t)])
	was, had := defaultAmong(g.from[parentTable(t)])
	if !stays || !had || now.ID() != was.ID() || !g.Busy(now.ID()) {
		return schema.ID{}
	}
	return now.ID()
}

func defaultAmong(list []*schema.Table) (*schema.Table, bool) {
	i := slices.IndexFunc(list, func(t *schema.Table) bool { return t.Partition.Bound == "DEFAULT" })
	if i < 0 {
		return nil, false
	}
	return list[i], true
}

// takesPlace says that another partition leaves where the table comes.
func (g partitions) takesPlace(t *schema.Table) bool {
	return slices.ContainsFunc(g.from[parentTable(t)], func(other *schema.Table) bool { return !other.Detaching && g.isLeft(other) })
}

// takesBounds says that another partition leaves which has the bounds of the table.
func (g partitions) takesBounds(t *schema.Table) bool {
	return slices.ContainsFunc(g.from[parentTable(t)], func(other *schema.Table) bool {
		return *other.Partition == *t.Partition && g.isLeft(other)
	})
}

// isReplaced says that something takes the place of a partition that leaves, so that both happen at once.
func (g partitions) isReplaced(t *schema.Table) bool {
	return slices.ContainsFunc(g.to[parentTable(t)], func(other *schema.Table) bool {
		was, had := schema.Find[*schema.Table](g.From, other.ID())
		return *other.Partition == *t.Partition || had && was.Partition == nil && !t.Detaching
	})
}

// canLeave says that PostgreSQL can take a partition off while others use the partitioned table: in neither catalog does
// that have a DEFAULT partition, and none of those above is by hash.
func (g partitions) canLeave(t *schema.Table) bool {
	for cat, list := range map[*schema.Catalog]map[schema.ID][]*schema.Table{g.From: g.from, g.To: g.to} {
		if _, ok := defaultAmong(list[parentTable(t)]); ok {
			return false
		}
		for up, ok := schema.Find[*schema.Table](cat, parentTable(t)); ok; up, ok = schema.Find[*schema.Table](cat, parentTable(up)) {
			if strings.HasPrefix(up.PartitionKey, "HASH ") {
				return false
			}
			if up.Partition == nil {
				break
			}
		}
	}
	return true
}
