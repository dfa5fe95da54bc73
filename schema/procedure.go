package schema

// KindProcedure is a procedure.
const KindProcedure Kind = "procedure"
