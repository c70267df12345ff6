import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AddAccount, CreateOrganisation } from '../../src/identity/index.js';
import type { Answer, Api } from './api.js';

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

export type ReleaseState = 'draft' | 'in_review' | 'approved' | 'published' | 'discarded';

interface ReleaseWishes {
  /** Default: published. */
  readonly state?: ReleaseState;
  /** Default: one desk for all releases that don't say. */
  readonly desk?: Desk;
  /** Members of the request that drafts it, beside or instead of the usual ones. */
  readonly draft?: Readonly<Record<string, unknown>>;
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

const organisations = [
  ['so-xay-dung', 'Sở Xây dựng', 'Department of Construction'],
  ['so-y-te', 'Sở Y tế', 'Department of Health'],
  ['so-van-hoa', 'Sở Văn hóa, Thể thao và Du lịch', 'Department of Culture, Sports and Tourism'],
] as const;
const names = [
  ['mai', 'Lò Thị Mai'],
  ['sinh', 'Vàng Mí Sính'],
  ['lan', 'Nguyễn Thị Lan'],
  ['pao', 'Giàng Seo Páo'],
] as const;
const topics = [
  ['transport', 'Giao thông', 'Transport'],
  ['health', 'Y tế', 'Health'],
  ['festivals', 'Lễ hội', 'Festivals'],
] as const;
const places = ['Xã Lũng Cú', 'Xã Đồng Văn', 'Xã Mèo Vạc'] as const;
const oneOf = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;

/** Makes what a test begins with, the way people do: through use cases and the API. */
export class Given {
  private made = 0;
  private usualAdministrator: Promise<Person> | undefined;
  private usualDesk: Promise<Desk> | undefined;
  private usualTopic: Promise<string> | undefined;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly api: Api,
  ) {}

  /** Id of a new organisation, below another if `parent` is given. */
  async organisation({ parent }: { parent?: string } = {}): Promise<string> {
    const number = this.next();
    const [code, vi, en] = oneOf(organisations, number);
    const { id } = await this.app.get(CreateOrganisation).byOperator({
      parentId: parent ?? null,
      code: `${code}-${number}`,
      kind: 'department',
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
    const api = await this.api.signIn(email, password, organisation);
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

  /** A release in a state, brought there by the people of its desk. */
  async release({ state = 'published', desk, draft = {} }: ReleaseWishes = {}): Promise<GivenRelease> {
    const people = desk ?? (await (this.usualDesk ??= this.desk()));
    const topic = await (this.usualTopic ??= this.topic());
    const drafted = await people.officer.api.post<{ id: string }>('/api/v1/desk/releases', {
      ...completeDraft(topic),
      ...draft,
    });
    expectStatus(drafted, 201);
    const { id } = drafted.body;
    const open = `/api/v1/desk/releases/${id}/versions/open`;
    let { etag } = drafted;
    for (const [verb, who, body] of waysTo[state]) {
      expectStatus(await people[who].api.post(`${open}/${verb}`, body, { ifMatch: etag }), 200);
      ({ etag } = await people[who].api.get(open));
    }
    return { id, desk: people, open, etag };
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

type Step = readonly [verb: string, who: 'officer' | 'approver', body: unknown];
const submit: Step = ['submit', 'officer', { stateSecretConfirmed: true }];
const approve: Step = ['approve', 'approver', {}];
const publish: Step = ['publish', 'approver', {}];
const discard: Step = ['discard', 'officer', {}];
const waysTo: Readonly<Record<ReleaseState, readonly Step[]>> = {
  draft: [],
  in_review: [submit],
  approved: [submit, approve],
  published: [submit, approve, publish],
  discarded: [discard],
};

/** Throws with the whole answer, which tells more than a wrong number. */
export function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, was answered ${answer.status}: ${answer.text}`);
}
