import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AddAccount, CreateOrganisation } from '../../src/identity/index.js';
import type { Answer, Api } from './api.js';
import { names, organisations, places, topics } from './given-names.js';
import { perform, type Verb } from './verbs.js';

/** Somebody with an account, signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
  readonly api: Api;
}

/** A role; in the person's own organisation, and for it alone, unless said otherwise. */
interface Grant {
  readonly role: string;
  readonly scope?: 'own' | 'subtree';
  readonly organisation?: string;
}

/** Who does what to a release in one organisation. */
export interface Desk {
  readonly organisation: string;
  readonly officer: Person;
  readonly approver: Person;
}

/** Others who may have a hand in it. */
const colleagues = {
  deputy: ['approver'],
  duty: ['duty-officer'],
  translator: ['translator'],
  /** Who looks translations through. */
  reviewer: ['press-officer'],
  administrator: ['administrator'],
  /** May do everything there is. */
  chief: ['press-officer', 'approver', 'duty-officer', 'translator'],
} as const;
export type Colleague = keyof typeof colleagues;

export type ReleaseState =
  | 'draft'
  | 'in_review'
  | 'approved'
  | 'scheduled'
  | 'published'
  | 'superseded'
  | 'discarded'
  | 'retracted';

interface ReleaseWishes {
  /** What becomes of its first version; default: published. */
  readonly state?: ReleaseState;
  /** Published by the officer on duty, straight from the draft. */
  readonly urgently?: boolean;
  /** The state of an English translation of the version. */
  readonly translation?: TranslationState;
  /** Default: one desk for all releases that don't say. */
  readonly desk?: Desk;
  /** Who speaks too; they have agreed once it is approved. */
  readonly coIssuers?: readonly Desk[];
  /** Members of the request that drafts it, beside or instead of the usual ones. */
  readonly draft?: Readonly<Record<string, unknown>>;
}
export type TranslationState = 'translating' | 'reviewed';

interface OrganisationWishes {
  readonly parent?: string;
  readonly kind?: 'department' | 'press_agency';
}

/** A release that was brought to where a test wants it. */
export interface GivenRelease {
  readonly id: string;
  readonly desk: Desk;
  /** Address of its version at work. */
  readonly open: string;
  /** ETag of its version, for If-Match; empty once it is closed. */
  readonly etag: string;
}

const oneOf = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;

/** Makes what a test begins with, the way people do: through use cases and the API. */
export class Given {
  private made = 0;
  private usualAdministrator: Promise<Person> | undefined;
  private usualDesk: Promise<Desk> | undefined;
  private usualTopic: Promise<string> | undefined;
  private readonly colleagues = new Map<string, Promise<Person>>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly api: Api,
    private readonly options: { readonly renewing?: boolean } = {},
  ) {}

  /** Id of a new organisation, below another if `parent` is given. */
  async organisation({ parent, kind = 'department' }: OrganisationWishes = {}): Promise<string> {
    const number = this.next();
    const [code, vi, en] = oneOf(organisations, number);
    const { id } = await this.app.get(CreateOrganisation).byOperator({
      parentId: parent ?? null,
      code: `${code}-${number}`,
      kind,
      names: { vi, en },
    });
    return id;
  }

  /** Somebody new with these roles in an organisation, signed in and acting for it. */
  async person(organisation: string, ...roles: readonly (string | Grant)[]): Promise<Person> {
    const number = this.next();
    const [login, name] = oneOf(names, number);
    const email = `${login}-${number}@khen.test`;
    const password = 'tam giac mach no ro';
    const { id } = await this.app.get(AddAccount).execute({
      email,
      password,
      name,
      lang: 'vi',
      memberships: roles.map((role) => ({
        organisation,
        scope: 'own' as const,
        ...(typeof role === 'string' ? { role } : role),
      })),
    });
    const api = this.options.renewing
      ? this.api.staysSignedIn(email, password, organisation)
      : await this.api.signIn(email, password, organisation);
    return { id, email, password, organisation, api };
  }

  /** An organisation with a press officer and an approver. */
  async desk(organisation?: string): Promise<Desk> {
    const where = organisation ?? (await this.organisation());
    const officer = await this.person(where, 'press-officer');
    const approver = await this.person(where, 'approver');
    return { organisation: where, officer, approver };
  }

  /** Id of a new topic. */
  async topic(): Promise<string> {
    const number = this.next();
    const [code, vi, en] = oneOf(topics, number);
    return this.recorded('/api/v1/desk/topics', { code: `${code}-${number}`, names: { vi, en } });
  }

  /** Id of a new place. */
  async place(): Promise<string> {
    const number = this.next();
    const code = String(number).padStart(5, '0');
    return this.recorded('/api/v1/desk/places', {
      code,
      kind: 'commune',
      names: { vi: oneOf(places, number) },
    });
  }

  /** Somebody else at a desk, made when first asked for. */
  colleague({ organisation }: Pick<Desk, 'organisation'>, who: Colleague): Promise<Person> {
    const key = `${organisation} ${who}`;
    const made = this.colleagues.get(key) ?? this.person(organisation, ...colleagues[who]);
    this.colleagues.set(key, made);
    return made;
  }

  /** Sets a setting for an organisation, from now on. */
  async setting(organisation: string, key: string, value: unknown): Promise<void> {
    const { api } = await this.colleague({ organisation }, 'administrator');
    const body = { value, organisation, legalBasis: 'Quyết định 12/QĐ-UBND' };
    expectStatus(await api.post(`/api/v1/desk/settings/${key}`, body), 201);
  }

  /** SHA-256 of a file that somebody uploads. */
  async file({ api }: Person, bytes: string | Buffer, name = 'phu-luc.txt'): Promise<string> {
    const headers = { 'content-type': 'application/octet-stream' };
    const path = `/api/v1/desk/files?name=${encodeURIComponent(name)}`;
    const answer = await api.send<{ sha256: string }>('POST', path, { body: bytes, headers });
    expectStatus(answer, 201);
    return answer.body.sha256;
  }

  /** A release in a state, brought there by the people of its desk. */
  async release(wishes: ReleaseWishes = {}): Promise<GivenRelease> {
    const { state = 'published', urgently = false, translation, coIssuers = [], draft = {} } = wishes;
    const desk = wishes.desk ?? (await (this.usualDesk ??= this.desk()));
    const topic = await (this.usualTopic ??= this.topic());
    const drafted = await desk.officer.api.post<{ id: string }>('/api/v1/desk/releases', {
      ...completeDraft(topic),
      coIssuers: coIssuers.map(({ organisation }) => organisation),
      ...draft,
    });
    expectStatus(drafted, 201);
    const { id } = drafted.body;
    if (translation) await this.translate({ id, desk }, translation);
    if (urgently) await this.does(desk, 'duty', 'publish-urgently', id);
    else await this.follow(desk, id, firstSteps[state], coIssuers);
    await this.follow(desk, id, laterSteps[state] ?? [], coIssuers);
    const open = `/api/v1/desk/releases/${id}/versions/open`;
    const { etag } = await desk.officer.api.get(open);
    return { id, desk, open, etag };
  }

  /** A further version of a release that is public, in a state. */
  async correct(
    { id, desk }: Pick<GivenRelease, 'id' | 'desk'>,
    state: Exclude<ReleaseState, 'superseded' | 'retracted'>,
  ): Promise<void> {
    await this.follow(desk, id, ['correct', ...firstSteps[state]]);
  }

  /** An English translation of the version at work, made by the translator and looked through by somebody else. */
  async translate({ id, desk }: Pick<GivenRelease, 'id' | 'desk'>, state: TranslationState): Promise<void> {
    await this.follow(desk, id, state === 'reviewed' ? ['translate', 'review'] : ['translate']);
  }

  /** Does a verb as one of the people at a desk. */
  async does(
    desk: Desk,
    who: Colleague | 'officer' | 'approver',
    verb: Verb,
    id: string,
    body?: object,
  ): Promise<void> {
    const { api } = who === 'officer' || who === 'approver' ? desk[who] : await this.colleague(desk, who);
    await perform(api, verb, { id }, body);
  }

  private async follow(
    desk: Desk,
    id: string,
    verbs: readonly Verb[],
    coIssuers: readonly Desk[] = [],
  ): Promise<void> {
    for (const verb of verbs) {
      if (verb === 'approve')
        for (const { approver } of coIssuers) await perform(approver.api, 'agree', { id });
      await this.does(desk, usually[verb] ?? 'officer', verb, id);
    }
  }

  /** The one administrator of a test: of topics and places, and of an organisation of their own. */
  administrator(): Promise<Person> {
    return (this.usualAdministrator ??= this.organisation().then((top) =>
      this.person(top, { role: 'administrator', scope: 'subtree' }),
    ));
  }

  private async recorded(path: string, body: unknown): Promise<string> {
    const answer = await (await this.administrator()).api.post<{ id: string }>(path, body);
    expectStatus(answer, 201);
    return answer.body.id;
  }

  private next(): number {
    this.made += 1;
    return this.made;
  }
}

/** What `POST /desk/releases` is told of a release that lacks nothing. */
export function completeDraft(topic: string): Record<string, unknown> {
  return {
    kind: 'notice',
    lang: 'vi',
    title: 'Mở lại đường lên Lũng Cú',
    summary: 'Xe dưới 16 chỗ qua lại bình thường từ 6 giờ sáng mai.',
    body: '<p>Đoạn sạt lở tại km 12 đã được <strong>dọn xong</strong>.</p>',
    topics: [topic],
    contact: { name: 'Vàng Thị Mỷ', position: 'Phó Chánh Văn phòng', phone: '0219 000 0100' },
  };
}

/** Who does a verb, if not the officer. */
const usually: Partial<Readonly<Record<Verb, Colleague | 'approver'>>> = {
  approve: 'approver',
  schedule: 'approver',
  publish: 'approver',
  retract: 'approver',
  translate: 'translator',
  review: 'reviewer',
};
const toPublication: readonly Verb[] = ['submit', 'approve', 'publish'];
/** How a version gets there. */
const firstSteps: Readonly<Record<ReleaseState, readonly Verb[]>> = {
  draft: [],
  in_review: ['submit'],
  approved: ['submit', 'approve'],
  scheduled: ['submit', 'approve', 'schedule'],
  published: toPublication,
  superseded: toPublication,
  retracted: toPublication,
  discarded: ['discard'],
};
const laterSteps: Partial<Readonly<Record<ReleaseState, readonly Verb[]>>> = {
  superseded: ['correct', ...toPublication],
  retracted: ['retract'],
};

/** Throws with the whole answer, which tells more than a wrong number. */
export function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, was answered ${answer.status}: ${answer.text}`);
}
