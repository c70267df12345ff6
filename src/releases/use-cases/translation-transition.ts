import { Injectable } from '@nestjs/common';
import { type Effects, type EnteredAct, type Found, Transitions } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { Caller } from '../../platform/http/index.js';
import { releaseError } from '../release.errors.js';
import { type TextRow, TextsRepository } from '../texts/texts.repository.js';
import {
  translationLifecycle,
  type TranslationSubject,
  type TranslationVerb,
} from '../translation.lifecycle.js';
import { hasIncompleteQuotes, isStale, type Version } from '../versions/version.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { Versions } from '../versions/versions.js';

/** What every verb on a translation is told. */
export interface TranslationCommand {
  readonly caller: Caller;
  readonly releaseId: string;
  /** The version at work, or the one in force, which may get further languages. */
  readonly which: 'open' | 'current';
  readonly lang: string;
  /** The tag of the text; of the version for a language that is new. */
  readonly ifMatch: string;
}

/** A translation, in its version. */
export interface Translation extends Found<TranslationSubject> {
  readonly version: Version;
  /** Absent for a language that is new. */
  readonly text: TextRow | undefined;
}

interface Special {
  readonly effects?: (tx: Transaction, found: Translation, now: Date) => Promise<Effects>;
  readonly recorded?: (tx: Transaction, found: Translation, act: EnteredAct) => Promise<void>;
}

/** Runs a verb of a translation's life; the verb's file brings what is special to it. */
@Injectable()
export class TranslationTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly versions: Versions,
    private readonly repository: VersionsRepository,
    private readonly texts: TextsRepository,
  ) {}

  async perform(
    verb: TranslationVerb,
    { caller, releaseId, which, lang, ifMatch }: TranslationCommand,
    { effects, recorded }: Special = {},
  ): Promise<void> {
    await this.transitions.perform({
      lifecycle: translationLifecycle,
      verb,
      caller,
      ifMatch,
      sitting: verb === 'edit',
      find: async (tx) => {
        const organisations = caller.principal.organisations('releases.read');
        const version = await this.versions.lock(tx, releaseId, organisations, which);
        if (!version) throw releaseError(which === 'open' ? 'no-open-version' : 'no-current-version');
        const text = version.texts.find((each) => each.lang === lang);
        if (!text && verb !== 'translate') throw releaseError('no-text', { lang });
        const found = toTranslation(version, lang, text);
        // Whoever begins a translation read the version, whatever has come to be in it.
        return verb === 'translate' ? { ...found, row: version.row } : found;
      },
      move: async (tx, { version, text }, to, now) => {
        // What the version says has changed: nobody does a verb on what they did not see.
        await this.repository.touch(tx, version.version.id, now);
        return text === undefined || verb === 'edit' || this.texts.move(tx, text, to);
      },
      ...(effects && { effects }),
      ...(recorded && { recorded }),
    });
  }
}

/** A text as the guards of a translation's life look at it. */
export function toTranslation(version: Version, lang: string, text: TextRow | undefined): Translation {
  return {
    version,
    text,
    object: version.object,
    row: text ?? version.row,
    organisation: version.organisation,
    subject: {
      state: text?.state ?? undefined,
      isSource: lang === version.source.lang,
      versionState: version.subject.state,
      standing: version.subject.standing,
      translators: text?.translators ?? [],
      stale: text !== undefined && isStale(text, version.source),
      complete:
        text !== undefined &&
        text.title !== '' &&
        (text.body !== '' || text.audio !== null) &&
        !hasIncompleteQuotes(text),
    },
  };
}
