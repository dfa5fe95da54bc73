package schema

// KindServer is a foreign server.
const KindServer Kind = "server"

// Server is a row of pg_foreign_server.
type Server struct {
	Name    string
	Wrapper string
	Type    *string  // nil: none
	Version *string  // nil: none
	Options []string // "name=value", sorted; see [Secret]
}

// ID implements [Object].
func (s *Server) ID() ID { return ID{Kind: KindServer, Name: s.Name} }
