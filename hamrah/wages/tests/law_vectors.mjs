// Node runs this: in, JSON {law, cases: [{asks, said}]}; out, what law.js answers to each, for Python to compare.
import { accident, agreedClaim, compensation, interest, lawOf, legalMinimum, limitation, places, rateAt, wageDueOn } from "../static/wages/field/later/law.js";

const answers = {
  agreed: (law, { work, known }) => agreedClaim(law, work, known),
  minimum: (law, { work, known }) => legalMinimum(law, work, known),
  rate: (law, said) => rateAt(law, said).daily_paise,
  limitation: (law, said) => limitation(law, said),
  due: (law, said) => wageDueOn(law, said).day,
  compensation: (law, said) => compensation(law, said),
  accident: (law, said) => accident(law, said),
  interest: (law, { principal, ...said }) => interest(principal, said),
  places: (law) => places(law),
};

let said = "";
for await (const part of process.stdin) said += part;
const { law: json, cases } = JSON.parse(said);
const law = lawOf(json);
const answered = cases.map(({ asks, said }) => {
  try {
    return answers[asks](law, said);
  } catch (wrong) {
    return wrong.code ?? `${wrong.stack}`;
  }
});
console.log(JSON.stringify(answered));
