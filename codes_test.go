package career_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/go-career/career"
)

// paySchemes are the classifications by which offices publish pay.
var paySchemes = []string{"SOC", "UK SOC", "NOC", "SSOC", "SSYK", "STYRK", "DISCO", "AML", "BRC", "KldB", "ANZSCO", "CZ-ISCO", "SKP", "CNO"}

// TestEveryJobIsCoded checks that each job has a class in each classification of pay, or says why it has none, and that the
// levels of a code are levels of the job's roles.
func TestEveryJobIsCoded(t *testing.T) {
	c := career.Default()
	levels := map[career.JobID][]career.Level{}
	for r := range c.Roles() {
		levels[r.Job] = append(levels[r.Job], r.Level)
	}
	for j := range c.Jobs() {
		for _, scheme := range append([]string{"ISCO"}, paySchemes...) {
			coded := slices.ContainsFunc(j.Classes(), func(c career.Code) bool { return c.Scheme == scheme })
			why := slices.ContainsFunc(j.Uncoded, func(u career.Uncoded) bool { return u.Scheme == scheme })
			if coded == why {
				t.Errorf("%s: %s: a code %v, a reason why there is none %v: want one of the two", j.ID, scheme, coded, why)
			}
		}
		for _, code := range j.Codes {
			for _, l := range []career.Level{code.From, code.To} {
				if l != 0 && !slices.Contains(levels[j.ID], l) {
					t.Errorf("%s: %s %s: the job has no role at %s level", j.ID, code.Scheme, code.Code, l)
				}
			}
			if code.From == code.To && code.From != 0 && len(slices.Compact(slices.Sorted(slices.Values(levels[j.ID])))) == 1 {
				t.Errorf("%s: %s %s: bounds say nothing, for the job has one level", j.ID, code.Scheme, code.Code)
			}
		}
	}
}

// unlisted are titles that O*NET lists, but not under the SOC code of their job.
var unlisted = []struct {
	job    career.JobID
	titles string
	why    string
}{
	{"account-executive", "Account Executive|Sales Account Executive", "listed with advertising managers, and with sellers of goods; this job sells services and software too"},
	{"account-manager", "Account Manager|Sales Account Manager", "listed with managers; this job sells and manages nobody"},
	{"biologist", "Microbiologist|Research Microbiologist|Biochemist|Immunologist", "specialties with classes of their own; aliases here"},
	{"business-development-manager", "Business Development Manager|Business Developer|Business Development Executive", "listed with managers of marketing and of sales, whose pay is more than twice that of sellers; this job sells and manages nobody"},
	{"business-development-manager", "Business Development Specialist", "listed with market researchers; this job negotiates the deal"},
	{"buyer", "Procurement Officer", "listed with procurement clerks, who are this job's entry level"},
	{"chemical-engineer", "Wastewater Process Engineer", "listed with civil engineers; an alias here"},
	{"contract-manager", "Contract Manager", "listed with managers of purchasing and of transport; \"Contract Administrator\" and \"Contract Specialist\" are listed here, and the job manages nobody"},
	{"contract-manager", "Contract Negotiator", "listed with labor relations: another trade"},
	{"data-center-technician", "Data Center Technician|Data Center Operator", "listed among all other, whose pay is half as much again; this job installs and repairs servers and networks"},
	{"demand-planner", "Forecast Analyst", "listed with actuaries and economists; the job's title is listed here"},
	{"digital-marketing-specialist", "Media Buyer", "listed with buyers; the job's title is listed here"},
	{"electrician", "Electrician Technician", "listed with repairers of equipment; an alias here"},
	{"environmental-engineer", "Environmental Compliance Engineer|Remediation Engineer", "listed with compliance officers and with civil engineers; \"Environmental Remediation Engineer\" is listed here"},
	{"laboratory-technician", "Lab Technician|Science Technician|Laboratory Analyst", "every laboratory's class lists one of these; the job's own title is listed here too"},
	{"learning-and-development-specialist", "Learning Specialist", "listed with teachers of special education; the job's title is listed here"},
	{"logistics-coordinator", "Logistics Specialist|Logistics Planner", "listed with logisticians, who plan supply for years and whose pay is half as much again"},
	{"logistics-coordinator", "Transportation Coordinator|Distribution Coordinator|Dispatch Coordinator", "listed with managers, planners and dispatchers; the job's title is reported here"},
	{"logistics-coordinator", "Import Specialist|Import Export Specialist", "listed with customs inspectors and brokers; \"Export Specialist\" and \"Import Coordinator\" are listed here"},
	{"machinist", "CNC Setup Operator", "listed with operators of single machines; \"CNC Machinist\" is listed here"},
	{"maintenance-technician", "Industrial Mechanic|Industrial Machinery Mechanic", "listed with mechanics of machines; this job keeps buildings too"},
	{"maintenance-technician", "Electromechanical Technician|Electrical Maintenance Technician|Facility Technician", "listed with technologists and electrical repairers; aliases here"},
	{"management-consultant", "Organizational Consultant", "listed with psychologists of work; an alias here"},
	{"market-research-analyst", "Market Intelligence Analyst|Competitive Intelligence Analyst|Survey Researcher", "listed with business intelligence analysts and with survey researchers; the job's title is listed here"},
	{"marketing-manager", "Marketing and Communications Manager", "listed with public relations managers; an alias here"},
	{"marketing-specialist", "Marketing Executive", "listed with managers, in the American sense; elsewhere an executive manages nobody"},
	{"operations-analyst", "Operations Specialist|Operation Specialist", "listed with operations of many trades; the job's title is listed here"},
	{"operations-analyst", "Continuous Improvement Specialist", "listed with logistics engineers; an alias here"},
	{"operations-research-analyst", "Optimization Engineer", "listed with energy engineers: another trade"},
	{"policy-analyst", "Environmental Policy Analyst", "listed with environmental scientists; the job's title is listed here"},
	{"production-supervisor", "Production Foreman", "listed with production managers; the job's title is listed here"},
	{"qa-manager", "QA Manager", "listed with managers and supervisors of factories: another trade"},
	{"quality-engineer", "Customer Quality Engineer|Automotive Quality Engineer", "listed with automotive engineers; the job's title is listed here"},
	{"quality-inspector", "Dimensional Inspector|Quality Control Technician", "listed with layout workers and with technicians of laboratories; the job's title is listed here"},
	{"sales-coordinator", "Sales Coordinator|Sales Administrator", "listed with those who sell and with their managers; this job handles their orders"},
	{"sales-manager", "Sales Team Leader", "listed with first-line supervisors; the job's title is listed here"},
	{"sales-operations-analyst", "Sales Operations Analyst|Sales Ops Analyst", "listed with operations research, whose work is mathematical models; this job's is reports and the sales system"},
	{"security-manager", "Security Operations Manager|SOC Manager", "listed with managers of buildings and among all other; \"Information Security Manager\" is listed here"},
	{"it-service-manager", "Service Delivery Manager", "listed with transport managers: another trade"},
	{"supply-chain-analyst", "Inventory Planner", "listed with clerks of stock; the job's title is listed here"},
	{"warehouse-associate", "Materials Coordinator|Materials Specialist", "listed with planning clerks and with order clerks; \"Inventory Coordinator\" is listed here"},
	{"warehouse-supervisor", "Inventory Control Manager|Distribution Center Supervisor|Logistics Supervisor", "listed with managers of transport and storage; this job leads a shift"},
	{"accountant", "Financial Reporting Analyst", "listed with financial analysts; this one prepares the statements"},
	{"ai-engineer", "AI Engineer", "listed with researchers; this job builds applications on models made elsewhere"},
	{"backend-developer", "Backend Developer|Backend Engineer|Backend Software Engineer", "listed with web developers, whose work is sites and whose pay is a third less"},
	{"backend-developer", "Java Developer", "listed with programmers, who code what others design"},
	{"business-analyst", "IT Business Analyst", "the bare title is listed with management analysts; pay is the same"},
	{"business-analyst", "Requirements Analyst|Process Analyst", "listed with technical writers and with operations research"},
	{"chief-information-officer", "Chief Information Officer", "listed with chief executives; this one runs a department, not the organization"},
	{"chief-technology-officer", "Chief Technology Officer|Chief Technical Officer", "listed with chief executives; this one runs a department, not the organization"},
	{"controls-engineer", "Control Engineer", "listed with technicians of broadcasting; the job's title is listed here"},
	{"cloud-architect", "Cloud Infrastructure Architect|Infrastructure Architect|Cloud Solution Architect", "listed with database architects and with systems architects; the bare title is listed with network architects too"},
	{"computer-vision-engineer", "Computer Vision Engineer", "listed with hardware engineers; this job is software"},
	{"credit-manager", "Credit Risk Manager|Commercial Credit Manager", "listed with analysts; this one leads them"},
	{"customer-success-manager", "Customer Success Manager|Client Success Manager", "listed with supervisors of clerks; this job supervises nobody"},
	{"data-governance-manager", "Data Management Manager", "listed with architects of databases and with data scientists, who manage nobody"},
	{"data-scientist", "Data Science Specialist", "listed with statisticians; an alias here"},
	{"delivery-manager", "Delivery Manager|Project Delivery Manager", "listed with transport managers and with project managers outside IT"},
	{"embedded-software-engineer", "Firmware Engineer", "listed among all other; the job's title is listed with software developers"},
	{"engineering-manager", "Software Manager", "listed with administrators"},
	{"environmental-manager", "Environmental Compliance Manager", "listed with compliance officers; the bare title is listed with managers"},
	{"external-audit-manager", "Audit Manager", "listed with managers of compliance; partners of audit are listed with auditors"},
	{"frontend-developer", "UI Engineer", "listed with designers; this job writes code"},
	{"full-stack-developer", "Full Stack Engineer|Full Stack Web Developer", "listed with all other engineers and with web developers; the job's title is listed with software developers too"},
	{"game-developer", "Game Programmer|Gameplay Engineer|Video Game Programmer|Video Game Developer", "listed with programmers and with game designers; the job's title is listed with software developers too"},
	{"grc-analyst", "Security Compliance Analyst|IT Compliance Analyst", "listed with compliance officers, who see to licenses and permits, and whose pay is a third less"},
	{"hardware-engineer", "Electronics Design Engineer", "listed with electronics engineers; an alias here"},
	{"health-and-safety-manager", "Construction Safety Manager|Site Safety Manager", "listed with specialists; the bare title is listed with managers"},
	{"implementation-consultant", "Implementation Specialist|Implementation Project Manager", "listed with developers, and with project managers outside IT"},
	{"incident-responder", "Digital Forensics Analyst", "listed among all other; the job's title is listed with security analysts"},
	{"integration-engineer", "Integration Engineer", "listed with blockchain engineers; \"Application Integration Engineer\" is listed with software developers"},
	{"it-support-specialist", "IT Support Technician|IT Technician|Computer Technician", "listed with network support and with repairers"},
	{"laboratory-manager", "Laboratory Manager", "listed with biofuels, with health services and among all other; \"Lab Manager\" is listed here too"},
	{"machine-learning-engineer", "NLP Engineer", "listed with researchers"},
	{"mobile-developer", "Mobile Engineer", "listed with engineers of microsystems: another trade"},
	{"network-engineer", "Network Administrator", "listed with administrators; the job designs networks too"},
	{"performance-engineer", "Load Tester", "listed with inspectors in factories: another trade"},
	{"pmo-manager", "Project Management Manager", "listed with project managers; this one manages them"},
	{"product-designer", "Product Designer|UX Product Designer", "listed with designers of things; this job designs software"},
	{"product-manager", "Ecommerce Product Manager", "listed with all other specialists; the job's title is listed here"},
	{"project-manager", "Digital Project Manager", "listed with all other managers; IT project managers have a list of their own"},
	{"qa-engineer", "Test Analyst", "listed with aerospace engineers: another trade"},
	{"salesforce-developer", "Salesforce Developer", "listed with web developers; this job writes and releases code on a business platform"},
	{"security-analyst", "IT Security Specialist|Vulnerability Management Analyst", "listed with all other specialists and with penetration testers"},
	{"security-architect", "Security Architect|Cybersecurity Architect|Information Security Architect", "listed among all other; \"Cloud Security Architect\" is listed with security analysts, whose definition and pay are nearer"},
	{"security-engineer", "Security Engineer|Information Security Engineer|IT Security Engineer|Network Security Engineer", "listed among all other; \"Cybersecurity Engineer\" is listed with security analysts, whose definition and pay are nearer"},
	{"site-engineer", "Construction Supervisor", "listed with foremen; this one is an engineer"},
	{"site-reliability-engineer", "Service Reliability Engineer|Systems Reliability Engineer", "listed with engineers of quality in factories: another trade"},
	{"software-architect", "Technical Architect", "listed among all other; the job's title is listed with software developers"},
	{"software-engineer", "Programmer|Computer Programmer", "listed with programmers, who code what others design"},
	{"solutions-architect", "Solution Architect", "listed with developers and testers; the title in the plural is listed here"},
	{"solutions-engineer", "Solutions Engineer", "listed with developers and architects; this one works for sales, whose engineers have a class"},
	{"support-manager", "Support Manager", "listed with supervisors of clerks; this one manages engineers"},
	{"technical-program-manager", "Engineering Program Manager|Program Manager", "listed with heads of engineering and of operations; \"IT Program Manager\" is listed here"},
	{"technical-support-engineer", "Customer Support Engineer", "listed with network support"},
	{"technical-writer", "Documentation Engineer", "listed with industrial engineers: another trade"},
	{"ui-designer", "Visual Designer", "listed with graphic designers; an alias here"},
	{"ux-designer", "Interaction Designer|Digital Experience Designer", "listed with animators; an alias here"},
	{"accountant", "Accounting Analyst|Accounting Specialist", "listed with financial analysts and with bookkeepers; aliases here"},
	{"accounts-payable-clerk", "Accounts Payable Analyst", "listed with billing clerks, who send invoices; this one pays them"},
	{"accounts-receivable-clerk", "Accounts Receivable Analyst|AR Specialist|Collection Specialist|Collections Specialist|Credit and Collections Analyst|Credit and Collections Specialist", "listed with billing clerks, collectors and credit clerks; this job does a part of each, and closes a ledger"},
	{"administrative-assistant", "Administrative Officer|Office Coordinator", "listed with supervisors and with managers; this one leads nobody"},
	{"analytics-manager", "Analytics Manager|Data Analytics Manager", "listed with data warehousing and with data scientists; this one manages them"},
	{"chief-financial-officer", "Chief Financial Officer", "listed with chief executives; this one runs a department, not the organization"},
	{"civil-engineer", "Civil Design Engineer|Civil Designer", "listed with drafters and with animators; this one answers for the design"},
	{"clinical-research-coordinator", "Clinical Research Coordinator|Clinical Trial Coordinator|Oncology Clinical Research Coordinator|Clinical Research Specialist", "listed with managers of science and with medical scientists; this one runs trials for them, at less than half the pay"},
	{"compliance-officer", "Bank Compliance Officer", "listed with examiners, who come from outside; this one is a bank's own"},
	{"construction-manager", "Civil Project Manager|Project Superintendent", "listed with managers of engineers and with supervisors of trades; this one runs the whole job"},
	{"content-marketer", "Content Marketing Specialist|Content Specialist|Content Producer", "listed with public relations, documents and producers; most of the job's titles are listed with writers"},
	{"controls-engineer", "Control Systems Engineer|PLC Programmer|SCADA Engineer|Instrumentation and Controls Engineer", "listed with electronics, wind power, nuclear power and technicians; the job's title is listed here"},
	{"credit-analyst", "Loan Underwriter", "listed with loan officers, who also sell; an alias here"},
	{"data-engineering-manager", "Data Engineering Manager", "listed with managers of engineers; those of software are listed here"},
	{"data-protection-officer", "Privacy Officer|Data Privacy Officer", "listed with managers of compliance and with database architects; this one advises and monitors, and leads nobody"},
	{"developer-advocate", "Developer Advocate", "listed with planners of cities: another trade"},
	{"drafter", "Draughtsman|Mechanical Drafter|Electrical Drafter", "listed with other drafters; the job draws buildings first"},
	{"editor", "Copy Editor|Online Editor", "listed with proofreaders and with editors of film; the job's title is listed here"},
	{"editor-in-chief", "Publication Director", "listed with general managers; an alias here"},
	{"electrical-engineer", "Facilities Electrical Engineer", "listed with managers of facilities; this one leads nobody"},
	{"facilities-manager", "Workplace Coordinator", "listed with safety technicians: another trade"},
	{"field-sales-representative", "Field Sales Representative|Field Sales Consultant|Outside Sales Consultant|Outside Sales Executive|Territory Sales Representative|Territory Manager|Territory Sales Manager", "listed with sellers of technical products and of services, and with managers; this one sells goods on a shelf, and leads nobody"},
	{"financial-analyst", "Budget Analyst|Cost Analyst", "listed with analysts of budgets, most of them in government, and with estimators; aliases here"},
	{"graphic-designer", "Advertising Designer|Graphics Designer|Layout Designer|Multimedia Graphic Designer|Packaging Designer|Web Graphic Designer", "listed with designers of things and of interfaces, animators and drafters; the job's title is listed here"},
	{"health-and-safety-specialist", "Health and Safety Specialist|Environmental Health and Safety Specialist|EHS Engineer|HSE Engineer|Safety Engineer", "listed with safety engineers, who design; \"Safety Specialist\" and \"EHS Specialist\" are listed here"},
	{"human-resources-assistant", "HR Administrator|HR Coordinator|Human Resources Administrator|Human Resources Coordinator|Personnel Coordinator", "listed with managers and with specialists, who earn half as much again; this one keeps records and processes"},
	{"human-resources-generalist", "Human Resources Advisor", "listed among all other; \"Human Resources Specialist\" is listed here"},
	{"industrial-designer", "Footwear Designer|Transportation Designer", "listed with designers of fashion and with social scientists; aliases here"},
	{"interior-designer", "Interior Architect", "listed with architects, who have a license; an alias here"},
	{"office-manager", "Administrative Manager", "listed with managers of services of a whole company; this one runs one office"},
	{"public-relations-specialist", "Communications Officer", "listed with dispatchers and with air traffic control: another trade"},
	{"receptionist", "Front Desk Coordinator|Front Office Assistant", "listed with desk clerks of hotels and with secretaries; aliases here"},
	{"rpa-developer", "RPA Engineer", "listed with engineers of robots that move: another trade"},
	{"site-engineer", "Site Supervisor", "listed with supervisors of guards and of trades; an alias here"},
	{"social-media-manager", "Social Media Manager|Community Manager", "listed with managers of public relations, of fundraising and of estates; this one leads nobody, and \"Social Media Specialist\" is listed here"},
	{"structural-engineer", "Structures Engineer", "listed with aerospace engineers: another trade"},
	{"tax-accountant", "Tax Analyst|Indirect Tax Analyst", "listed with examiners of the tax office; this one works for those who pay"},
	{"telecommunications-engineer", "RF Engineer", "listed with electrical and electronics engineers, who design the equipment; the job's title is listed with designers of networks too"},
}

// combined are classes that the US survey of pay publishes as one, under the code of both.
var combined = map[string]string{
	"13-1021": "13-1020", "13-1022": "13-1020", "13-1023": "13-1020",
	"53-1042": "53-1047", "53-1043": "53-1047",
}

// TestTitlesAreListed checks that what O*NET lists of the titles of a job's plain role, the lowest above entry level, stands
// under the job's SOC code, in the real lists.
func TestTitlesAreListed(t *testing.T) {
	dir := datasets(t)
	fold := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' || r == '#' {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	listed := map[string][]string{} // codes by folded title
	for _, name := range []string{"Alternate Titles.txt", "Sample of Reported Titles.txt"} {
		text, err := os.ReadFile(filepath.Join(dir, "onet", name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			cells := strings.Split(strings.TrimSpace(line), "\t") // code, occupation, title, and in the first file a short title
			title, _, _ := strings.Cut(cells[2], " (")
			titles := []string{title}
			if len(cells) > 3 && strings.Contains(cells[3], " ") {
				titles = append(titles, cells[3])
			}
			for _, s := range titles {
				soc, _, _ := strings.Cut(cells[0], ".")
				if one, ok := combined[soc]; ok {
					soc = one
				}
				listed[fold(s)] = append(listed[fold(s)], soc)
			}
		}
	}
	excused := map[string]bool{}
	for _, u := range unlisted {
		for title := range strings.SplitSeq(u.titles, "|") {
			excused[string(u.job)+": "+title] = false
		}
	}
	c := career.Default()
	plain := map[career.JobID]career.Role{}
	for r := range c.Roles() {
		if old, ok := plain[r.Job]; !ok || old.Level == career.LevelEntry || r.Level > career.LevelEntry && r.Level < old.Level {
			plain[r.Job] = r
		}
	}
	found := 0
	for id, r := range plain {
		i := slices.IndexFunc(r.Codes, func(c career.Code) bool { return c.Scheme == "SOC" })
		for _, title := range append([]string{r.Title}, r.Aliases...) {
			key := string(id) + ": " + title
			switch socs := listed[fold(title)]; {
			case len(socs) == 0:
			case slices.Contains(socs, r.Codes[i].Code):
				found++
			default:
				if _, ok := excused[key]; !ok {
					t.Errorf("%s: coded %s, but O*NET lists it under %v", key, r.Codes[i].Code, slices.Compact(socs))
				}
				excused[key] = true
			}
		}
	}
	for key, used := range excused {
		if !used {
			t.Errorf("%s: needs no exception", key)
		}
	}
	if t.Logf("%d titles stand under the code of their job, %d do not", found, len(excused)); found < 800 {
		t.Errorf("%d titles found in the lists, want 800", found)
	}
}
