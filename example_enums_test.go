package career_test

import (
	"errors"
	"fmt"

	"github.com/go-career/career"
)

func ExampleBasisValues() {
	fmt.Println(career.BasisValues())
	// Output:
	// [overlay published derived guide]
}

func ExampleParseBasis() {
	v, err := career.ParseBasis("published")
	fmt.Println(v, err)
	_, err = career.ParseBasis("publishedish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// published <nil>
	// true
}

func ExampleChangeKindValues() {
	fmt.Println(career.ChangeKindValues())
	// Output:
	// [added removed replaced renamed changed]
}

func ExampleParseChangeKind() {
	v, err := career.ParseChangeKind("renamed")
	fmt.Println(v, err)
	_, err = career.ParseChangeKind("renamedish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// renamed <nil>
	// true
}

func ExampleCircleValues() {
	fmt.Println(career.CircleValues())
	// Output:
	// [green red]
}

func ExampleParseCircle() {
	v, err := career.ParseCircle("red")
	fmt.Println(v, err)
	_, err = career.ParseCircle("redish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// red <nil>
	// true
}

func ExampleEffortValues() {
	fmt.Println(career.EffortValues())
	// Output:
	// [light moderate substantial deep]
}

func ExampleParseEffort() {
	v, err := career.ParseEffort("deep")
	fmt.Println(v, err)
	_, err = career.ParseEffort("deepish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// deep <nil>
	// true
}

func ExampleFitValues() {
	fmt.Println(career.FitValues())
	// Output:
	// [exact close broad]
}

func ExampleParseFit() {
	v, err := career.ParseFit("close")
	fmt.Println(v, err)
	_, err = career.ParseFit("closeish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// close <nil>
	// true
}

func ExampleLevelValues() {
	fmt.Println(career.LevelValues())
	// Output:
	// [entry mid senior lead principal executive]
}

func ExampleParseLevel() {
	v, err := career.ParseLevel("senior")
	fmt.Println(v, err)
	_, err = career.ParseLevel("seniorish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// senior <nil>
	// true
}

func ExampleMarkValues() {
	fmt.Println(career.MarkValues())
	// Output:
	// [withheld top-coded]
}

func ExampleParseMark() {
	v, err := career.ParseMark("withheld")
	fmt.Println(v, err)
	_, err = career.ParseMark("withheldish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// withheld <nil>
	// true
}

func ExampleMoveKindValues() {
	fmt.Println(career.MoveKindValues())
	// Output:
	// [advancement transition]
}

func ExampleParseMoveKind() {
	v, err := career.ParseMoveKind("transition")
	fmt.Println(v, err)
	_, err = career.ParseMoveKind("transitionish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// transition <nil>
	// true
}

func ExamplePeriodValues() {
	fmt.Println(career.PeriodValues())
	// Output:
	// [hour day week month year]
}

func ExampleParsePeriod() {
	v, err := career.ParsePeriod("month")
	fmt.Println(v, err)
	_, err = career.ParsePeriod("monthish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// month <nil>
	// true
}

func ExampleProficiencyValues() {
	fmt.Println(career.ProficiencyValues())
	// Output:
	// [unrated none awareness working practitioner expert]
}

func ExampleParseProficiency() {
	v, err := career.ParseProficiency("working")
	fmt.Println(v, err)
	_, err = career.ParseProficiency("workingish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// working <nil>
	// true
}

func ExampleReadinessValues() {
	fmt.Println(career.ReadinessValues())
	// Output:
	// [developing ready-soon ready-now]
}

func ExampleParseReadiness() {
	v, err := career.ParseReadiness("ready-soon")
	fmt.Println(v, err)
	_, err = career.ParseReadiness("ready-soonish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// ready-soon <nil>
	// true
}

func ExampleSkillKindValues() {
	fmt.Println(career.SkillKindValues())
	// Output:
	// [knowledge practice tool transversal certificate]
}

func ExampleParseSkillKind() {
	v, err := career.ParseSkillKind("tool")
	fmt.Println(v, err)
	_, err = career.ParseSkillKind("toolish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// tool <nil>
	// true
}

func ExampleStatusValues() {
	fmt.Println(career.StatusValues())
	// Output:
	// [met partial missing unknown]
}

func ExampleParseStatus() {
	v, err := career.ParseStatus("partial")
	fmt.Println(v, err)
	_, err = career.ParseStatus("partialish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// partial <nil>
	// true
}

func ExampleTrackValues() {
	fmt.Println(career.TrackValues())
	// Output:
	// [individual-contributor management]
}

func ExampleParseTrack() {
	v, err := career.ParseTrack("management")
	fmt.Println(v, err)
	_, err = career.ParseTrack("managementish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// management <nil>
	// true
}

func ExampleTrendValues() {
	fmt.Println(career.TrendValues())
	// Output:
	// [declining slow steady strong]
}

func ExampleParseTrend() {
	v, err := career.ParseTrend("steady")
	fmt.Println(v, err)
	_, err = career.ParseTrend("steadyish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// steady <nil>
	// true
}

func ExampleEvidenceValues() {
	fmt.Println(career.EvidenceValues())
	// Output:
	// [name cue list]
}

func ExampleParseEvidence() {
	v, err := career.ParseEvidence("cue")
	fmt.Println(v, err)
	_, err = career.ParseEvidence("cueish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// cue <nil>
	// true
}

func ExampleTitlePartKindValues() {
	fmt.Println(career.TitlePartKindValues())
	// Output:
	// [grade arrangement gender requisition period location pay technology team]
}

func ExampleParseTitlePartKind() {
	v, err := career.ParseTitlePartKind("team")
	fmt.Println(v, err)
	_, err = career.ParseTitlePartKind("teamish")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// team <nil>
	// true
}
