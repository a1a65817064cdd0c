package jsonresume

import (
	"iter"
	"strings"
)

// words are words with space between them.
type words string

func (w words) all() iter.Seq[string] { return strings.FieldsSeq(string(w)) }

func (w words) has(word string) bool {
	for x := range w.all() {
		if x == word {
			return true
		}
	}
	return false
}

// The names that fields go by, folded: lower case, letters and digits only. A field is read by the first of its names that
// says anything. What is passed over says nothing of skills or work.

// Sections of a résumé.
const (
	workSections words = `work works workexperience workexperiences workexperiencelist workexp workexplist workhistory experience
		experiences experiencelist experienceview workview professionalexperience professionalexperiences relevantexperience employment
		employments employmenthistory jobs jobhistory positions positionlist positionview fullpositions currentposition career careerhistory
		hasoccupation`
	skillSections words = `skills skill skilllist skillslist skillset skillsets skillview skillcategories skillgroups technicalskills
		softskills hardskills coreskills keyskills topskills otherskills professionalskills featuredskills additionalskills
		technologies techstack competencies corecompetencies expertise areasofexpertise knowsabout programminglanguages`
	projectSections words = `projects project projectlist worklist projectview projectexperience projectexperiences projexplist sideprojects
		personalprojects opensource opensourceprojects accomplishmentprojects samples`
	basicSections words = `basics basic basicinfo basicinformation personal personalinfo personalinformation personaldetails personalia
		profile info header general identity person candidate`
	// wrappers hold the whole résumé.
	wrappers  words = `resume resumedata cv curriculum curriculumvitae person profile profiles data content jsonresume candidate`
	passedTop       = passedBasics + ` schema meta metadata version education educations educationlist educationhistory educationview schools
		academic academics alumniof volunteer volunteering volunteerwork volunteerexperience service awards award awardlist honors
		achievements recognition certificates certificate certifications certificationlist certification licenses courses courselist
		training trainings publications writing reading patents languages languagelist language languageview knowslanguage interests
		hobbies interestlist references referees testimonials recommendations extracurricular governance speaking talks affiliations
		organizations memberships conferences labels sectionlabels titlenamemap theme template settings layout context type
		locale lastmodified modified created updatedat createdat date disposition`
	passedSection words = `id name title label heading columns visible hidden enable enabled type order icon paging total count
		positionscount total layout separatelinks`
)

// Fields of the person.
const (
	nameKeys     words = `name fullname displayname`
	firstKeys    words = `firstname givenname`
	lastKeys     words = `lastname familyname surname`
	labelKeys    words = `label headline title jobtitle position positiontitle role occupation tagline`
	summaryKeys  words = `summary brief objective about aboutme bio description introduction overview profile`
	passedBasics words = `id email emails mail phone phones tel telephone mobile fax url urls website websites homepage blog github gitlab
		linkedin twitter portfolio image picture pictures photo photourl avatar logo location locations address addresses city region
		country countrycode postalcode zip code state profiles social socials sociallinks links contact contacts contactinfo contactinfos
		birthday birthdate dateofbirth dob age gender sex pronouns nationality citizenship quote class characterclass customfields
		visible driverslicense drivinglicense maritalstatus sameas backgroundurl linkedinurl linkedinidentifier memberidentifier
		publicidentifier followercount premium opentowork creationdate availability salary type context`
)

// Fields of a position.
const (
	employerKeys words = `name companyname company employer employername organization organisation organizationname institution client worksfor
		hiringorganization`
	positionKeys words = `position title jobtitle positiontitle positionname role rolename roletitle designation occupation job`
	startKeys    words = `startdate start from startedon startsat startat started datestart begin begindate starttime workstarttime since startyear`
	endKeys      words = `enddate end to until finishedon endsat endat ended dateend finish finishdate endtime workendtime till endyear`
	rangeKeys    words = `date dates period daterange timeperiod startenddate time worktime duration years interval tenure`
	currentKeys  words = `current iscurrent iscurrentrole currentrole currentjob currently currentlywork currentlyworking currentlyworkhere
		iscurrentlyworking present ispresent ongoing isongoing stillworking workingcurrently`
	workTextKeys words = `summary description desc workdesc workcontent content details responsibilities body text about intro`
	bulletKeys   words = `highlights achievements accomplishments bullets bulletpoints tasks duties points responsibilitieslist descriptions
		contributions impact items keyachievements achievementslist`
	moreTextKeys       = bulletKeys + " " + workTextKeys
	keywordKeys  words = `keywords technologies technology techstack tech stack skills skillsused tools tags environment keytechnologies libraries primarylanguage`
	roleKeys     words = `positions roles titles positionhistory subroles`
	passedWork   words = `id url website link links location locationname city country region logo image icon companylogo companyurl
		linkedinurl linkedinid type employmenttype workmode remote department departmentname industry sector visible hidden order
		geolocation countrycode companysize entityurn companyurn duration durationmonths durationyears context area`
	// passedEmployer is for an employer's entry with several positions in it, which have dates of their own.
	passedEmployer       = passedWork + " " + startKeys + " " + endKeys + " " + rangeKeys
	passedEntity   words = `id type url website logo image icon linkedinurl linkedinid entityurn location address context industry label slug columns visible hidden
		name title href`
)

// Fields of a skill.
const (
	skillNameKeys words = `name skill skillname title label category typename group heading type area keyword`
	levelKeys     words = `level proficiency proficiencylevel skilllevel rating leveltext levelname competency mastery score percentage percent experience
		levelnum`
	yearKeys      words = `years yearsofexperience yearsofexp yearsexperience experienceyears`
	skillListKeys words = `keywords skills items values list technologies tools details detail tags entries subskills children data elements`
	ratedKeys           = levelKeys + " " + yearKeys + " " + skillListKeys // what says that an object is a skill, even without a name
	skillTextKeys words = `summary description descriptions desc skilldesc text`
	passedSkill   words = `id icon image url color logo visible hidden order category group heading type area lastused proof endorsements
		endorsementcount endorsedbyviewer entityurn context columns iconcolor`
)

// Fields of a project.
const (
	projectNameKeys words = `name title projectname project workname`
	projectTextKeys words = `summary description desc projectdesc projectcontent workdesc content details text about`
	passedProject         = passedWork + ` date dates startdate enddate start end from to period timeperiod startsat endsat years roles role
		entity company organization client projecttime projectrole github repo repository repourl demo live liveurl image images
		thumbnail featured status isopensource stars members occupation teamsize`
)

// listKeys are what a section that is an object has its entries in.
const listKeys words = `items history elements values positionhistory entries sets list data`

// languages are the codes that versions of a résumé in several languages stand under.
const languages words = `en zh de fr es it pt nl ja ko ru pl sv da nb nn fi cs sk sl hr sr bg ro hu el tr uk ar he fa hi bn id ms vi th ca et lv lt`
