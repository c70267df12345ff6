import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  Operation,
  Permission,
  permissionCatalogue,
} from '../../platform/http/index.js';
import { Roles } from '../role.js';
import { RoleList } from './schemas.js';

/** What the roles that can be granted allow. */
@Controller('api/v1/desk/roles')
export class RolesController {
  constructor(private readonly roles: Roles) {}

  @Get()
  @Permission('accounts.read')
  @Operation({ id: 'listRoles', tag: 'Identity', summary: 'Roles and what each allows', answer: RoleList })
  list(@CurrentDesk() { language }: Desk): z.infer<typeof RoleList> {
    return {
      items: this.roles.entries().map(([key, { name, secondFactor, permissions }]) => ({
        key,
        name: name[language],
        secondFactor,
        permissions: permissions.map((each) => {
          const text = permissionCatalogue.get(each)!;
          return { key: each, text: text[language], area: text.area[language] };
        }),
      })),
    };
  }
}
