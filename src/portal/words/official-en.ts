import type { OfficialWords } from './official-vi.js';

export const officialEn: OfficialWords = {
  hint: 'Paste a message, a link or a number. What you paste is neither kept nor logged.',
  act: 'Check',
  again: 'Check again',
  paste: 'What you want to check',
  pasted: 'What you pasted',
  kinds: 'The four possible answers',
  legend: {
    official: { title: 'Official and in force', help: 'Word for word the text in force.' },
    'official-corrected': {
      title: 'Official, corrected or retracted since',
      help: 'It was right; there is another text now, or it was taken back.',
    },
    close: { title: 'Close, with differences', help: 'We show each of them.' },
    'not-published': {
      title: 'We have not published this',
      help: 'That does not make it false; it is not ours.',
    },
  },
  titles: {
    official: 'Official and in force',
    'official-corrected': 'It was official, and was corrected since',
    'official-retracted': 'It was official, and was retracted since',
    close: 'Close to an official release, with differences',
    'not-published': 'We have not published this',
  },
  own: {
    link: {
      official: 'The address of an official release that is in force',
      'official-corrected': 'The address of an official release, corrected since',
      'official-retracted': 'The address of a release that was retracted',
      close: 'The address of an official release',
    },
    number: {
      official: 'The number of an official release that is in force',
      'official-corrected': 'The number of an official release, corrected since',
      'official-retracted': 'The number of a release that was retracted',
      close: 'The number of an official release',
    },
  },
  passage: 'A passage of an official release, not the whole of it',
  passageCorrected: 'A passage of an official text that was corrected since',
  notOurs: 'Nothing of ours says this. That does not make it false; it is not ours.',
  notFound: {
    link: 'This link leads to nothing published here. Look closely at its domain before you open it.',
    number: 'Nothing published here bears this number.',
  },
  replaced: (from, to) => `version ${from}; there is version ${to} now`,
  wordsUnchecked:
    'The link or number is that of this release. To know whether the words are right, paste the words.',
  read: 'Read the release',
  readCurrent: 'Read the official text',
  readNotice: 'Read the notice of retraction',
  entry: (index) => `Entry ${index} of the public ledger.`,
  correctedSince: 'What was corrected',
  unchanged: (leftOut) =>
    `Word for word right, but ${leftOut} words of the release are left out; read all of it lest it mislead.`,
  counts: (same, leftOut, added) =>
    `${same} words are the same; ${leftOut} of the official text are left out; ${added} are added that it does not have.`,
  ignored: {
    marks: 'What was pasted has no Vietnamese marks, so we compared without them.',
    case: 'What was pasted is all in capitals, so we did not look at these.',
  },
  omitted: (words) => (words === 1 ? '1 word' : `${words} words`),
  legendOfWords: 'Struck out: in the official text alone. Underlined: added in what was pasted.',
};
