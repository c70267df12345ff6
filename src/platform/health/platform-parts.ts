import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastBackup } from '../backup/index.js';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { Database, Replica, statement } from '../database/index.js';
import { Jobs } from '../jobs/index.js';
import { Tasks } from '../schedule/index.js';
import { Health, type HealthPart, type PartState } from './health.js';

const HOUR_MS = 3_600_000;
/** A backup a night, with some room. */
const BACKUP_MS = 26 * HOUR_MS;
/** A task that is due and has not begun for so long is not taken up by anybody. */
const TASK_LATE_MS = 120_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const DISK_WARNING = 0.8;
const DISK_FULL = 0.95;
const GIGABYTE = 1e9;
/** More are told as "at least". */
const MOST_FAILED = 100;

const ask = statement<{ version: string }>(
  'platform.ask-server-version',
  `select current_setting('server_version') as version`,
);

const ok = (vi: string, en: string): PartState => ({ state: 'ok', says: { vi, en } });
const warning = (vi: string, en: string): PartState => ({ state: 'warning', says: { vi, en } });
const failed = (vi: string, en: string): PartState => ({ state: 'failed', says: { vi, en } });

/** The parts that stand on the ground: database, disk, jobs, tasks, backups. */
@Injectable()
export class PlatformParts implements OnModuleInit {
  constructor(
    private readonly health: Health,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly jobs: Jobs,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    const parts: HealthPart[] = [
      {
        name: 'database',
        title: { vi: 'Cơ sở dữ liệu', en: 'Database' },
        examine: () => this.primary(),
      },
      {
        name: 'replica',
        title: { vi: 'Bản sao cơ sở dữ liệu', en: 'Database replica' },
        examine: () => this.standby(),
      },
      { name: 'files', title: { vi: 'Kho tệp', en: 'Files' }, examine: () => this.files() },
      { name: 'disk', title: { vi: 'Dung lượng đĩa', en: 'Disk space' }, examine: () => this.disk() },
      { name: 'jobs', title: { vi: 'Công việc nền', en: 'Jobs' }, examine: () => this.queues() },
      {
        name: 'tasks',
        title: { vi: 'Tác vụ định kỳ', en: 'Scheduled tasks' },
        examine: () => this.schedule(),
      },
      { name: 'backup', title: { vi: 'Sao lưu', en: 'Backup' }, examine: () => this.backup() },
    ];
    for (const part of parts) this.health.add(part);
  }

  private async primary(): Promise<PartState> {
    const began = performance.now();
    const [row] = await this.database.query(ask);
    const took = Math.round(performance.now() - began);
    return ok(
      `PostgreSQL ${row!.version} trả lời sau ${took} ms.`,
      `PostgreSQL ${row!.version} answered after ${took} ms.`,
    );
  }

  private async standby(): Promise<PartState> {
    if (!this.replica.isConfigured)
      return ok('Hệ thống không dùng bản sao.', 'This installation has no replica.');
    try {
      const bytes = await this.replica.examine();
      return ok(`Chậm hơn bản chính ${bytes} byte.`, `It is ${bytes} bytes behind the primary.`);
    } catch {
      return warning(
        'Không dùng được bản sao; mọi việc đọc từ bản chính.',
        'The replica can not be used; everything is read from the primary.',
      );
    }
  }

  private async files(): Promise<PartState> {
    const folder = join(this.config.dataDir, 'files');
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.R_OK | constants.W_OK);
    } catch {
      return failed('Không ghi được vào kho tệp.', 'The folder of files can not be written to.');
    }
    return ok('Đọc và ghi được.', 'It can be read and written.');
  }

  private async disk(): Promise<PartState> {
    const { bavail, blocks, bsize } = await statfs(this.config.dataDir);
    const used = 1 - bavail / blocks;
    const free = Math.floor((bavail * bsize) / GIGABYTE);
    const percent = Math.round(used * 100);
    const tell = used >= DISK_FULL ? failed : used >= DISK_WARNING ? warning : ok;
    return tell(`Đã dùng ${percent} %, còn ${free} GB.`, `${percent} % used, ${free} GB left.`);
  }

  private async queues(): Promise<PartState> {
    const since = new Date((await this.clock.now()).getTime() - WEEK_MS);
    const waiting = (await this.jobs.queues()).reduce((sum, queue) => sum + queue.waiting, 0);
    const lost = (await this.jobs.failedSince(since, MOST_FAILED)).length;
    return lost > 0
      ? warning(
          `Lỗi hẳn trong 7 ngày qua: ${lost} việc. Đang chờ: ${waiting} việc.`,
          `Failed for good in the last 7 days: ${lost}. Waiting: ${waiting}.`,
        )
      : ok(`Không có việc lỗi. Đang chờ: ${waiting} việc.`, `None has failed. Waiting: ${waiting}.`);
  }

  private async schedule(): Promise<PartState> {
    const now = (await this.clock.now()).getTime();
    const all = await this.tasks.list();
    const broken = all.filter(({ lastError }) => lastError !== null).length;
    const late = all.filter(
      ({ paused, runningUntil, dueAt }) => !paused && !runningUntil && now - dueAt.getTime() > TASK_LATE_MS,
    ).length;
    const paused = all.filter((task) => task.paused).length;
    if (late > 0)
      return failed(
        `${late} tác vụ đã đến giờ mà chưa được chạy.`,
        `Tasks that are due and that nobody runs: ${late}.`,
      );
    if (broken + paused > 0)
      return warning(
        `${broken} tác vụ chạy lỗi, ${paused} tác vụ tạm dừng, trong số ${all.length}.`,
        `Of ${all.length} tasks: failed ${broken}, paused ${paused}.`,
      );
    return ok(`${all.length} tác vụ chạy đúng giờ.`, `All ${all.length} tasks run on time.`);
  }

  private async backup(): Promise<PartState> {
    const made = await lastBackup(this.config.dataDir);
    if (!made)
      return warning(
        'Chưa có bản sao lưu nào bằng lệnh khen backup.',
        'No backup was made with khen backup yet.',
      );
    const age = (await this.clock.now()).getTime() - made.getTime();
    const hours = Math.max(0, Math.floor(age / HOUR_MS));
    const tell = age > BACKUP_MS ? warning : ok;
    return tell(`Bản mới nhất cách đây ${hours} giờ.`, `Hours since the newest: ${hours}.`);
  }
}
