import type { Official, OfficialMatch } from '../../distribution/index.js';
import type { Frame, Page } from '../page.js';
import { Icon } from '../parts/icon.js';
import { WordsChanged } from '../parts/words-changed.js';

interface Answered {
  readonly official: Official;
  /** What was pasted, to be mended and asked again. */
  readonly text: string;
}

const icons = {
  official: 'diamonds',
  'official-corrected': 'pencil',
  'official-retracted': 'ban',
  close: 'equal-not',
  'not-published': 'circle-dashed',
} as const;

/** Where something is pasted, and the answer to it. */
export function officialPage(frame: Frame, answered?: Answered): Page {
  const { words, to } = frame;
  const { official: said } = words;
  return {
    title: words.menu.official,
    description: said.hint,
    menu: '/official',
    children: (
      <div class="cols">
        <div>
          <h1 class="page-h">{words.menu.official}</h1>
          {answered && <Answer frame={frame} official={answered.official} />}
          <form class={answered ? 'again' : ''} action={to('/official')} method="post">
            <label for="dan">{answered ? said.pasted : said.paste}</label>
            <p class="hint" id="dan-h">
              {said.hint}
            </p>
            <textarea id="dan" name="text" rows={6} maxLength={40_000} required aria-describedby="dan-h">
              {answered?.text}
            </textarea>
            <p class="acts">
              <button type="submit">{answered ? said.again : said.act}</button>
            </p>
          </form>
        </div>
        <div class="side">
          <section aria-labelledby="bon">
            <h2 class="sec" id="bon">
              {said.kinds}
            </h2>
            <ul class="kinds">
              {(['official', 'official-corrected', 'close', 'not-published'] as const).map((kind) => (
                <li>
                  <Icon name={icons[kind]} />
                  <div>
                    <b>{said.legend[kind].title}</b>
                    <p class="hint">{said.legend[kind].help}</p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    ),
  };
}

function Answer({ frame, official }: { readonly frame: Frame; readonly official: Official }) {
  const { words } = frame;
  const { official: said } = words;
  const { answer, by, matches } = official;
  return (
    <section class="answer" aria-labelledby="tl">
      <h2 id="tl">
        <Icon name={icons[answer]} />
        <span>{titleOf(frame, official)}</span>
      </h2>
      {answer === 'not-published' && <p>{by === 'text' ? said.notOurs : said.notFound[by]}</p>}
      {matches.map((match) => (
        <Match frame={frame} match={match} answer={answer} by={by} />
      ))}
    </section>
  );
}

/** Of a text alone it is said that it is official: what an address or a number came with was not compared. */
function titleOf({ words }: Frame, { answer, by, matches }: Official): string {
  const { official: said } = words;
  const [first] = matches;
  if (answer === 'close' && first?.difference && isPassage(first.difference))
    return first.standing === 'corrected' ? said.passageCorrected : said.passage;
  return by === 'text' || answer === 'not-published' ? said.titles[answer] : said.own[by][answer];
}

type Difference = NonNullable<OfficialMatch['difference']>;

/** Only what adds nothing is right word for word, and only if every mark and capital was looked at. */
const isPassage = ({ unchanged, ignored, differences }: Difference): boolean =>
  unchanged && !ignored && differences.every(({ change, text }) => change !== 'added' || text.trim() === '');

function Match({
  frame,
  match,
  answer,
  by,
}: {
  readonly frame: Frame;
  readonly match: OfficialMatch;
  readonly answer: Official['answer'];
  readonly by: Official['by'];
}) {
  const { words, moments, to, ui } = frame;
  const { official: said } = words;
  const { difference, title, lang, issuer, number, standing } = match;
  const isRetracted = standing === 'retracted';
  const proof = match.links.proof ?? match.links.noticeProof;
  return (
    <div class="match">
      {title && (
        <p lang={lang}>
          <b>{title}</b>
        </p>
      )}
      <p class="meta">
        {issuer && <span lang={lang}>{issuer.name}</span>}
        {number && <span class="num">{number}</span>}
        <span>
          {words.release.published} {moments.short(match.publishedAt)}
        </span>
        {match.currentVersion !== undefined && match.currentVersion !== match.version && (
          <span>{said.replaced(match.version, match.currentVersion)}</span>
        )}
      </p>
      {match.notices
        .filter(({ type }) => type === 'retracted')
        .map(({ text, lang: of }) => (
          <p lang={of ?? ui}>{text}</p>
        ))}
      {difference && <Compared frame={frame} difference={difference} standing={standing} lang={lang} />}
      {by !== 'text' && !isRetracted && <p>{said.wordsUnchecked}</p>}
      <p class="acts">
        <a class="button" href={to(`/releases/${match.id}`)}>
          {isRetracted ? said.readNotice : answer === 'official' ? said.read : said.readCurrent}
        </a>
      </p>
      <p class="hint">
        {said.entry(moments.number(match.ledgerIndex))}{' '}
        {proof && <a href={proof}>{words.release.proofFile}</a>}
        {match.links.difference && match.currentVersion !== undefined && (
          <>
            {' · '}
            <a
              href={frame.read(`/releases/${match.id}/difference`, lang, {
                from: String(match.version),
                to: String(match.currentVersion),
              })}
            >
              {said.correctedSince}
            </a>
          </>
        )}
      </p>
    </div>
  );
}

function Compared({
  frame,
  difference,
  standing,
  lang,
}: {
  readonly frame: Frame;
  readonly difference: Difference;
  readonly standing: OfficialMatch['standing'];
  readonly lang: string;
}) {
  const { official: said } = frame.words;
  const { ignored, same, leftOut, added, differences } = difference;
  return (
    <div class="compared">
      <p>
        {isPassage(difference) && standing === 'current'
          ? said.unchanged(leftOut)
          : said.counts(same, leftOut, added)}
      </p>
      {ignored && <p class="hint">{said.ignored[ignored]}</p>}
      <p class="words" lang={lang}>
        {differences.map(({ omitted, ...word }, place) =>
          isAround(word, place, differences.length) ? (
            <span class="hint">[… {said.omitted(countWords(word.text) + (omitted ?? 0))} …] </span>
          ) : omitted === undefined ? (
            <>
              <WordsChanged words={[word]} />{' '}
            </>
          ) : (
            <>
              <WordsChanged words={[word]} /> <span class="hint">[… {said.omitted(omitted)} …]</span>{' '}
            </>
          ),
        )}
      </p>
      <p class="hint">{said.legendOfWords}</p>
    </div>
  );
}

/** What a passage stands in says nothing of the passage; a few words before or after it may. */
const MOST_AROUND = 12;

const isAround = ({ change, text }: { change: string; text: string }, place: number, of: number): boolean =>
  change === 'removed' && (place === 0 || place === of - 1) && countWords(text) > MOST_AROUND;

const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => word !== '' && word !== '…').length;
