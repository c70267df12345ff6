import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../platform/canonical/index.js';
import { Config } from '../platform/config/index.js';
import type { Queryable } from '../platform/database/index.js';
import { bestLanguage, formatMessage, interfaceLanguages } from '../platform/i18n/index.js';
import {
  type PublicAct,
  type PublicDocument,
  type PublicNotice,
  type PublicRelease,
  PublicReleases,
} from '../releases/index.js';

/** A document whose bytes everybody may read. */
export type ReadableDocument = PublicDocument & { readonly bytes: Buffer };

const demonstration = { type: 'demonstration' as const, text: 'Dữ liệu minh họa' };

/** The envelopes in which the public gets what a release says now: standing, notices, history and links around the document. */
@Injectable()
export class Envelopes {
  constructor(
    private readonly config: Config,
    private readonly releases: PublicReleases,
  ) {}

  /** What every list says of itself. */
  get listNotices(): { notices?: (typeof demonstration)[] } {
    return this.config.demonstration ? { notices: [demonstration] } : {};
  }

  /** Canonical bytes. `wanted`: the language that was asked for by name, whether there is one or not. */
  async make(
    on: Queryable,
    release: PublicRelease,
    lang: string,
    wanted: string | undefined,
    document: ReadableDocument | undefined,
  ): Promise<Buffer> {
    const { id, version } = release;
    const acts = await this.releases.actsOf(on, id);
    const printed = document ? await this.releases.printed(on, id, version) : [];
    const here = `/api/v1/releases/${id}`;
    const inForce = `${here}/versions/${version}`;
    return Buffer.from(
      canonicalJson({
        id,
        standing: release.standing,
        version,
        lang,
        languages: release.standing === 'public' ? release.languages : [],
        publishedAt: release.published_at.toISOString(),
        ...(release.publish_at && { plannedFor: release.publish_at.toISOString() }),
        ...(release.first_published_at && { firstPublishedAt: release.first_published_at.toISOString() }),
        ledgerIndex: Number(release.ledger_index),
        lastIndex: Number(release.last_index),
        notices: await this.notices(on, release, acts, wanted ?? lang),
        ...(document && { document: JSON.parse(document.bytes.toString('utf8')) as unknown }),
        history: acts.map((each) => ({
          index: Number(each.ledger_index),
          act: each.act,
          version: each.version,
          at: each.at.toISOString(),
          ...(each.minor && { minor: true }),
        })),
        links: {
          self: `${here}?lang=${lang}`,
          short: `/r/${id}`,
          log: '/ledger/checkpoint',
          ...(document
            ? {
                document: `${inForce}/document?lang=${lang}`,
                proof: `${inForce}/proof?lang=${lang}`,
                pack: `${inForce}/pack?lang=${lang}`,
              }
            : { notice: `${here}/notice`, noticeProof: `${here}/notice/proof` }),
          ...Object.fromEntries(
            printed
              .filter((form) => form.lang === lang)
              .map(({ format, sha256 }) => [format, `/api/v1/files/${sha256}`]),
          ),
        },
      }),
    );
  }

  private async notices(
    on: Queryable,
    release: PublicRelease,
    acts: readonly PublicAct[],
    wanted: string,
  ): Promise<object[]> {
    const kept = Map.groupBy(await this.releases.notices(on, release.id), ({ ledger_index: index }) => index);
    return [
      ...(this.config.demonstration ? [demonstration] : []),
      ...[...kept.values()].map((texts) => toNotice(texts, wanted)),
      ...(release.standing === 'public' ? this.importNotice(release, acts, wanted) : []),
      ...(release.standing === 'public'
        ? release.outdated.map(({ lang: outdated, version }) => ({
            type: 'outdated',
            lang: outdated,
            text: 'Bản bằng ngôn ngữ này thuộc phiên bản cũ, không còn hiệu lực. This text belongs to an earlier version.',
            href: `/api/v1/releases/${release.id}/versions/${version}/document?lang=${outdated}`,
          }))
        : []),
    ];
  }

  /** What an older portal published is proved by the log from its import on, and no earlier. */
  private importNotice({ imported }: PublicRelease, acts: readonly PublicAct[], wanted: string): object[] {
    const act = acts.find((each) => each.act === 'release.imported');
    if (!imported || !act) return [];
    const lang = bestLanguage(wanted, interfaceLanguages);
    const day = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
      timeZone: this.config.timeZone,
      day: '2-digit',
      month: lang === 'vi' ? '2-digit' : 'long',
      year: 'numeric',
    }).format(act.at);
    const from = imported.from && ` (${imported.from})`;
    return [
      {
        type: 'imported',
        lang,
        text: formatMessage(importWords[lang], { from, day }),
        ledgerIndex: Number(act.ledger_index),
        ...(imported.url && { href: imported.url }),
      },
    ];
  }
}

const importWords = {
  vi: 'Nhập từ cổng thông tin cũ{from}; kiểm chứng được từ ngày {day}.',
  en: 'Imported from an older portal{from}; provable from {day}.',
} as const;

/** The words of one retraction or erasure, in the best language. */
function toNotice(texts: readonly PublicNotice[], wanted: string): object {
  const languages = texts.map(({ lang }) => lang);
  const chosen = bestLanguage(wanted, languages as [string, ...string[]]);
  const notice = texts.find(({ lang }) => lang === chosen)!;
  const { content } = JSON.parse(notice.bytes.toString('utf8')) as { content: { text: string } };
  return {
    type: notice.act,
    lang: notice.lang,
    text: content.text,
    ledgerIndex: Number(notice.ledger_index),
  };
}
