/** The form of someone who is not admitted yet: contact, resume, portfolio, the team's own questions. */
import { type FormEvent, useState } from "react";
import { Field, focusFirst } from "../parts/field.tsx";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { type AnswersById, checkAnswers, givenAnswers, ScreeningFields } from "../parts/screening-fields.tsx";
import { useSession } from "../session.tsx";
import { bytesWords } from "../words/amounts.ts";
import { refusalWords } from "../words/refusals.ts";

const LARGEST_RESUME = 10 * 1024 * 1024;

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Whether a file is a PDF by its first bytes, whatever its name says. */
async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, 1024).text()).includes("%PDF-");
}

export function ApplicationForm() {
  const { room, api, act, busy, refusal, setRoom } = useSession();
  const { position, form } = room;
  const [name, setName] = useState(room.candidate.name);
  const [phone, setPhone] = useState(room.candidate.phone ?? "");
  const [portfolioUrl, setPortfolioUrl] = useState(form.portfolioUrl ?? "");
  const [answers, setAnswers] = useState<AnswersById>({});
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [sending, setSending] = useState<string | null>(null);

  const chooseResume = async (file: File | undefined) => {
    if (!file) return;
    const refuse = (words: string) => setWrong((before) => ({ ...before, resume: words }));
    if (file.size > LARGEST_RESUME) {
      return refuse(`This file has ${bytesWords(file.size)}. At most ${bytesWords(LARGEST_RESUME)} can be sent.`);
    }
    if (!(await isPdf(file))) return refuse("This file is not a PDF. Save your resume as PDF and choose it again.");
    setWrong(({ resume: _resume, ...rest }) => rest);
    setSending(file.name);
    try {
      await api.resume(new File([file], file.name, { type: "application/pdf" }));
      setRoom(await api.room());
    } catch (error) {
      refuse(refusalWords(error));
    }
    setSending(null);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = checkAnswers(room.preScreening, answers);
    if (!name.trim()) found.name = "Your name is needed.";
    if (position.resumeRequired && !form.resume) found.resume = "Your resume is needed, as PDF.";
    const portfolio = portfolioUrl.trim();
    if (position.portfolioRequired && !portfolio) found.portfolio = "A link to your work is needed.";
    else if (portfolio && !isWebAddress(portfolio))
      found.portfolio = "Write the whole address, such as https://example.com.";
    setWrong(found);
    if (Object.keys(found).length > 0) {
      return focusFirst(found, ["name", "resume", "portfolio", ...room.preScreening.map((question) => question.id)]);
    }
    void act(() =>
      api.form({
        name: name.trim(),
        ...(phone.trim() ? { phone: phone.trim() } : {}),
        ...(portfolio ? { portfolioUrl: portfolio } : {}),
        answers: givenAnswers(room.preScreening, answers),
      }),
    );
  };

  return (
    <Frame team={room.team} where="Your application" footer={<RoomFoot />}>
      <Title>About you</Title>
      <form className="form" noValidate onSubmit={submit}>
        <Field
          id="name"
          label="Your name"
          value={name}
          onChange={setName}
          fault={wrong.name}
          autoComplete="name"
          maxLength={200}
        />
        <Field
          id="email"
          label="E-mail"
          value={room.candidate.email}
          onChange={() => undefined}
          readOnly
          hint="The address that your link belongs to."
        />
        <Field
          id="phone"
          label="Phone"
          value={phone}
          onChange={setPhone}
          optional
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={40}
        />
        <div className="field">
          <label className="label" htmlFor="resume">
            Resume
            {position.resumeRequired ? null : <span className="optional"> (optional)</span>}
          </label>
          <p id="resume-hint" className="quiet">
            A PDF of at most {bytesWords(LARGEST_RESUME)}.
          </p>
          <input
            id="resume"
            type="file"
            className="file"
            accept="application/pdf,.pdf"
            aria-invalid={wrong.resume ? true : undefined}
            aria-describedby={wrong.resume ? "resume-fault" : "resume-hint"}
            onChange={(event) => void chooseResume(event.currentTarget.files?.[0])}
          />
          <p role="status" className="quiet">
            {sending ? `Sending ${sending}.` : null}
            {!sending && form.resume ? `${form.resume.name} is here, ${bytesWords(form.resume.bytes)}.` : null}
          </p>
          {wrong.resume ? (
            <p id="resume-fault" className="fault">
              {wrong.resume}
            </p>
          ) : null}
        </div>
        <Field
          id="portfolio"
          label="Portfolio"
          value={portfolioUrl}
          onChange={setPortfolioUrl}
          fault={wrong.portfolio}
          optional={!position.portfolioRequired}
          hint="A link to your work."
          type="url"
          inputMode="url"
          autoComplete="url"
          maxLength={500}
        />
        <ScreeningFields
          questions={room.preScreening}
          answers={answers}
          wrong={wrong}
          language={room.language}
          onAnswer={(id, answer) => {
            setAnswers((before) => ({ ...before, [id]: answer }));
            setWrong(({ [id]: _answered, ...rest }) => rest);
          }}
        />
        {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
        <Actions>
          <Button look="main" submits busy={busy || sending !== null}>
            Send the form
          </Button>
          <p className="quiet">Check it before you send it. Afterwards only the team can change it.</p>
        </Actions>
      </form>
    </Frame>
  );
}
