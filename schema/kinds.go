package schema

// Kinds lists the kinds of objects in the order in which a person would create them. A kind exists once it has a
// line here; New makes an empty object of it.
var Kinds = []KindInfo{
	{KindRole, func() Object { return &Role{} }},
	{KindMembership, func() Object { return &Membership{} }},
	{KindSchema, func() Object { return &Namespace{} }},
	{KindExtension, func() Object { return &Extension{} }},
	{KindShellType, func() Object { return &ShellType{} }},
	{KindBaseType, func() Object { return &BaseType{} }},
	{KindEnum, func() Object { return &Enum{} }},
	{KindRange, func() Object { return &Range{} }},
	{KindComposite, func() Object { return &Composite{} }},
	{KindDomain, func() Object { return &Domain{} }},
	{KindDomainConstraint, func() Object { return &DomainConstraint{} }},
	{KindCollation, func() Object { return &Collation{} }},
	{KindLanguage, func() Object { return &Language{} }},
	{KindConversion, func() Object { return &Conversion{} }},
	{KindAccessMethod, func() Object { return &AccessMethod{} }},
	{KindCast, func() Object { return &Cast{} }},
	{KindTransform, func() Object { return &Transform{} }},
	{KindOperator, func() Object { return &Operator{} }},
	{KindOperatorFamily, func() Object { return &OperatorFamily{} }},
	{KindOperatorFamilyMember, func() Object { return &OperatorFamilyMember{} }},
	{KindOperatorClass, func() Object { return &OperatorClass{} }},
	{KindTextSearchParser, func() Object { return &TextSearchParser{} }},
	{KindTextSearchTemplate, func() Object { return &TextSearchTemplate{} }},
	{KindTextSearchDictionary, func() Object { return &TextSearchDictionary{} }},
	{KindTextSearchConfiguration, func() Object { return &TextSearchConfiguration{} }},
	{KindTextSearchMapping, func() Object { return &TextSearchMapping{} }},
	{KindForeignDataWrapper, func() Object { return &ForeignDataWrapper{} }},
	{KindServer, func() Object { return &Server{} }},
	{KindUserMapping, func() Object { return &UserMapping{} }},
	{KindTable, func() Object { return &Table{} }},
	{KindForeignTable, func() Object { return &ForeignTable{} }},
	{KindColumn, func() Object { return &Column{} }},
	{KindDefault, func() Object { return &Default{} }},
	{KindSequence, func() Object { return &Sequence{} }},
	{KindConstraint, func() Object { return &Constraint{} }},
	{KindIndex, func() Object { return &Index{} }},
	{KindFunction, func() Object { return &Function{} }},
	{KindProcedure, func() Object { return &Procedure{} }},
	{KindAggregate, func() Object { return &Aggregate{} }},
	{KindView, func() Object { return &View{} }},
	{KindMaterializedView, func() Object { return &MaterializedView{} }},
	{KindRule, func() Object { return &Rule{} }},
	{KindTrigger, func() Object { return &Trigger{} }},
	{KindEventTrigger, func() Object { return &EventTrigger{} }},
	{KindPolicy, func() Object { return &Policy{} }},
	{KindComment, func() Object { return &Comment{} }},
	{KindGrant, func() Object { return &Grant{} }},
	{KindDefaultPrivileges, func() Object { return &DefaultPrivileges{} }},
	{KindSecurityLabel, func() Object { return &SecurityLabel{} }},
	{KindOwner, func() Object { return &Owner{} }},
	{KindStatistics, func() Object { return &Statistics{} }},
	{KindPublication, func() Object { return &Publication{} }},
	{KindPublicationTable, func() Object { return &PublicationTable{} }},
	{KindPublicationSchema, func() Object { return &PublicationSchema{} }},
	{KindSubscription, func() Object { return &Subscription{} }},
}

// KindInfo is what is known of a kind as such.
type KindInfo struct {
	Kind Kind
	New  func() Object
}

var ranks = func() map[Kind]int {
	m := make(map[Kind]int, len(Kinds))
	for i, k := range Kinds {
		m[k.Kind] = i + 1
	}
	return m
}()

// Rank is the place of a kind in the order of creation; 0 is no kind.
func Rank(k Kind) int { return ranks[k] }
