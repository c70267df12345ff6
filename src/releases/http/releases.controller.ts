import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/index.js';
import {
  CurrentDesk,
  type Desk,
  Operation,
  Permission,
  readCursor,
  revisionTag,
  toPage,
  writeCursor,
} from '../../platform/http/index.js';
import { Settings } from '../../platform/settings/index.js';
import { templateList, templates } from '../templates.js';
import { CopyRelease } from '../use-cases/copy-release.js';
import { DraftRelease } from '../use-cases/draft-release.js';
import { EditVersion } from '../use-cases/edit-version.js';
import { ReadReleases } from '../use-cases/read-releases.js';
import { DeskRelease, DeskReleases, DeskVersion, ReleaseNumbers, ReleaseTemplates } from './answers.js';
import { toDeskRelease, toDeskReleaseItem, toDeskVersion, toReleaseNumber } from './representations.js';
import { NewRelease, NumbersQuery, ReleaseParams, ReleaseQuery, VersionEdit } from './schemas.js';

const tag = 'Releases (desk)';
const numberKey = z.strictObject({ serial: z.int(), number: z.string() });

type Params = z.infer<typeof ReleaseParams>;

@Controller('api/v1/desk')
export class ReleasesController {
  constructor(
    private readonly draftRelease: DraftRelease,
    private readonly copyRelease: CopyRelease,
    private readonly editVersion: EditVersion,
    private readonly read: ReadReleases,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get('releases')
  @Permission('releases.read')
  @Operation({
    id: 'listDeskReleases',
    tag,
    summary: 'Releases at work and published, newest first',
    answer: DeskReleases,
  })
  async list(
    @Query({ schema: ReleaseQuery }) { limit, cursor, q: words, ...filter }: z.infer<typeof ReleaseQuery>,
    @CurrentDesk() desk: Desk,
  ) {
    const before = readCursor(z.uuid(), cursor);
    const { rows, lookedTo } = await this.read.list(desk.principal, { ...filter, words, before, limit });
    const page = toPage(rows, limit, ({ id }) => id, toDeskReleaseItem);
    return desk.page(page.next || !lookedTo ? page : { ...page, next: writeCursor(lookedTo) });
  }

  @Post('releases')
  @Permission('releases.write')
  @Operation({
    id: 'draftRelease',
    tag,
    summary: 'Begin a release',
    description: 'Makes a release with its first version, in state draft. Nothing needs to be complete yet.',
    answer: DeskRelease,
    status: 201,
    etag: true,
    once: true,
    errors: [403, 409],
  })
  async draft(
    @Body({ schema: NewRelease }) body: NewRelease,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskRelease> {
    const { id, dropped } = await this.draftRelease.execute(desk.caller, body);
    return this.begun(id, desk, dropped);
  }

  @Post('releases/:id/copy')
  @Permission('releases.write')
  @Operation({
    id: 'copyRelease',
    tag,
    summary: 'Begin another release with what this one says',
    answer: DeskRelease,
    status: 201,
    etag: true,
    once: true,
    errors: [403, 404, 409],
  })
  async copy(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskRelease> {
    const made = await this.copyRelease.execute(desk.caller, id);
    return this.begun(made.id, desk);
  }

  @Get('releases/:id')
  @Permission('releases.read')
  @Operation({
    id: 'getDeskRelease',
    tag,
    summary: 'A release with its versions, and what may be done with it now',
    answer: DeskRelease,
    etag: true,
    errors: [404],
  })
  async release(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskRelease> {
    const release = toDeskRelease(await this.read.release(id, desk.principal), desk);
    desk.tag(release.etag);
    return release;
  }

  @Get('releases/:id/versions/open')
  @Permission('releases.read')
  @Operation({
    id: 'getOpenVersion',
    tag,
    summary: 'The version at work, with what may be done now',
    answer: DeskVersion,
    etag: true,
    errors: [404],
  })
  openVersion(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskVersion> {
    return this.version(id, 'open', desk);
  }

  @Get('releases/:id/versions/current')
  @Permission('releases.read')
  @Operation({
    id: 'getCurrentVersion',
    tag,
    summary: 'The version in force, with what may be done now',
    answer: DeskVersion,
    etag: true,
    errors: [404],
  })
  currentVersion(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskVersion> {
    return this.version(id, 'current', desk);
  }

  @Patch('releases/:id/versions/open')
  @Permission('releases.write')
  @Operation({
    id: 'editVersion',
    tag,
    summary: 'Change what has no language: kind, topics, places, contact, files, event …',
    answer: DeskVersion,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [400, 403, 404, 409],
  })
  async edit(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Body({ schema: VersionEdit }) body: z.infer<typeof VersionEdit>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskVersion> {
    const { caller, ifMatch } = desk;
    await this.editVersion.execute({ caller, releaseId: id, ifMatch }, body);
    return this.version(id, 'open', desk);
  }

  @Get('release-numbers')
  @Permission('releases.read')
  @Operation({
    id: 'listReleaseNumbers',
    tag,
    summary: 'The numbers that the organisation acted for has given in a year, newest first',
    answer: ReleaseNumbers,
  })
  async numbers(
    @Query({ schema: NumbersQuery }) { year, cursor, limit }: z.infer<typeof NumbersQuery>,
    @CurrentDesk() desk: Desk,
  ) {
    const before = readCursor(numberKey, cursor);
    const rows = await this.read.listNumbers(desk.principal, year, before, limit);
    const key = ({ serial, number }: (typeof rows)[number]) => ({ serial: serial ?? 0, number });
    return desk.page(toPage(rows, limit, key, toReleaseNumber));
  }

  @Get('release-templates')
  @Permission('releases.write')
  @Operation({
    id: 'listReleaseTemplates',
    tag,
    summary: 'What the organisation acted for lets releases of each kind begin with',
    answer: ReleaseTemplates,
  })
  async templates(@CurrentDesk() { principal }: Desk): Promise<z.infer<typeof ReleaseTemplates>> {
    const at = await this.clock.now();
    const value = await this.settings.value(templates, { organisation: principal.actingFor, at });
    return { items: templateList(value) };
  }

  private async begun(id: string, desk: Desk, dropped?: Parameters<typeof toDeskRelease>[2]) {
    const release = await this.read.release(id, desk.principal);
    const { row } = release.versions[0]!;
    desk.tag(revisionTag(row.id, row.revision));
    desk.location(`/api/v1/desk/releases/${id}`);
    return toDeskRelease(release, desk, dropped);
  }

  private async version(id: string, which: 'open' | 'current', desk: Desk): Promise<DeskVersion> {
    const version = toDeskVersion(await this.read.version(id, which, desk.principal), desk);
    desk.tag(version.etag);
    return version;
  }
}
