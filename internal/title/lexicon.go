package title

// Expand returns what an abbreviation or a run-together word stands for, one word or several with spaces between, or
// "" for a word that is none. prev and next are the words around it, "" at the ends of a part.
func Expand(w, prev, next string) string {
	switch w {
	// Seniority and position.
	case "sr", "snr":
		return "senior"
	case "jr", "jnr":
		return "junior"
	case "asst", "ass":
		return "assistant"
	case "assoc":
		return "associate"
	case "vp":
		return "vice president"
	case "vpe":
		return "vice president engineering"
	case "svp":
		return "senior vice president"
	case "evp":
		return "executive vice president"
	case "avp":
		return "assistant vice president"
	case "ceo":
		return "chief executive officer"
	case "cto":
		return "chief technology officer"
	case "cfo":
		return "chief financial officer"
	case "coo":
		return "chief operating officer"
	case "cio":
		return "chief information officer"
	case "ciso":
		return "chief information security officer"
	case "cmo":
		return "chief marketing officer"
	case "chro":
		return "chief human resources officer"
	case "dir":
		return "director"
	case "mgr", "mngr", "mgrs":
		return "manager"
	case "mgmt", "mgt":
		return "management"
	case "gm":
		return "general manager"
	case "supv", "supvr", "spvr", "supr", "supt":
		return "supervisor"
	case "exec":
		return "executive"
	case "ldr":
		return "leader"
	// Kinds of worker.
	case "eng":
		switch prev {
		case "vp", "svp", "evp", "president", "director", "dir", "head", "of":
			return "engineering"
		}
		return "engineer"
	case "engr", "engg", "engrs":
		return "engineer"
	case "dev", "devs":
		if next == "ops" || next == "sec" {
			return ""
		}
		return "developer"
	case "admin", "admins", "adm":
		if next == "assistant" || next == "asst" {
			return "administrative"
		}
		return "administrator"
	case "rep", "reps":
		return "representative"
	case "spec":
		return "specialist"
	case "coord":
		return "coordinator"
	case "tech", "techs":
		if next == "" {
			return "technician"
		}
		return "technical"
	case "arch":
		return "architect"
	case "acct", "acctnt":
		return "accountant"
	case "prof":
		return "professor"
	case "prog":
		return "programmer"
	case "consult":
		return "consultant"
	case "sec", "secy":
		if next == "ops" {
			return ""
		}
		return "secretary"
	case "op", "oper":
		return "operator"
	// Fields.
	case "acctg", "acctng":
		return "accounting"
	case "ops":
		if prev == "dev" || prev == "sec" {
			return ""
		}
		return "operations"
	case "qa":
		return "quality assurance"
	case "qc":
		return "quality control"
	case "qe":
		return "quality engineer"
	case "hr":
		return "human resources"
	case "pr":
		return "public relations"
	case "it", "ict":
		return "information technology"
	case "is":
		return "information systems"
	case "ui":
		return "user interface"
	case "ux":
		return "user experience"
	case "bi":
		return "business intelligence"
	case "ml":
		return "machine learning"
	case "ai":
		return "artificial intelligence"
	case "nlp":
		return "natural language processing"
	case "db":
		return "database"
	case "rd", "r&d":
		return "research development"
	case "iam":
		return "identity access management"
	case "infosec":
		return "information security"
	case "appsec":
		return "application security"
	case "mktg", "mkt":
		return "marketing"
	case "mfg":
		return "manufacturing"
	case "maint":
		return "maintenance"
	case "mech":
		return "mechanical"
	case "elec":
		return "electrical"
	case "biz":
		return "business"
	case "sw":
		return "software"
	case "hw":
		return "hardware"
	case "sys":
		return "systems"
	case "info":
		return "information"
	case "svc", "svcs", "serv":
		return "service"
	case "cust":
		return "customer"
	case "dept":
		return "department"
	case "govt":
		return "government"
	case "intl":
		return "international"
	case "natl":
		return "national"
	case "fin":
		return "financial"
	case "prod":
		return "production"
	case "proj":
		return "project"
	case "prgm", "pgm", "programme":
		return "program"
	case "univ":
		return "university"
	case "lab", "labs":
		return "laboratory"
	case "med":
		return "medical"
	case "comm", "comms":
		return "communications"
	case "net":
		if next == "admin" || next == "engineer" {
			return "network"
		}
	case "math", "maths":
		return "mathematics"
	case "ed":
		return "education"
	case "phys":
		return "physical"
	case "transp":
		return "transportation"
	case "equip":
		return "equipment"
	case "constr":
		return "construction"
	case "env":
		return "environmental"
	case "hosp":
		return "hospital"
	case "k8s":
		return "kubernetes"
	// Whole jobs.
	case "dba":
		return "database administrator"
	case "sre":
		return "site reliability engineer"
	case "swe":
		return "software engineer"
	case "sde":
		return "software development engineer"
	case "sdet":
		return "software development engineer test"
	case "mle":
		return "machine learning engineer"
	case "pm":
		return "product manager"
	case "tpm":
		return "technical program manager"
	case "csm":
		return "customer success manager"
	case "sysadmin", "sysadmins":
		return "systems administrator"
	case "sysop", "sysops":
		return "systems operations"
	case "netadmin":
		return "network administrator"
	case "sdr":
		return "sales development representative"
	case "bdr":
		return "business development representative"
	case "rn":
		return "registered nurse"
	case "lpn":
		return "licensed practical nurse"
	case "cna":
		return "certified nursing assistant"
	case "cpa":
		return "certified public accountant"
	case "emt":
		return "emergency medical technician"
	case "mts":
		return "member of technical staff"
	case "smts":
		return "senior member of technical staff"
	// One spelling for words that are written together, apart or with a hyphen.
	case "backend":
		return "back end"
	case "frontend":
		return "front end"
	case "fullstack":
		return "full stack"
	case "devop", "devops":
		return "dev ops"
	case "devsecops":
		return "dev sec ops"
	case "mlops":
		return "machine learning operations"
	case "cybersecurity":
		return "cyber security"
	case "datacenter", "datacentre":
		return "data center"
	case "helpdesk":
		return "help desk"
	case "ecommerce":
		return "e commerce"
	case "healthcare":
		return "health care"
	}
	return ""
}

// Stop reports whether w is a word that only joins others.
func Stop(w string) bool {
	switch w {
	case "of", "the", "and", "a", "an", "to", "for", "in", "at", "on", "with", "or", "by", "from", "as", "de", "und":
		return true
	}
	return false
}
