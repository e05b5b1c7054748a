/**
 * Declares the operations on the desk of a member of staff: the preferences for the console, the saved views, and the
 * notices.
 */
import { z } from 'zod';
import { STAFF_ROLES, StaffRole } from '../../kernel/access.ts';
import { Id, Instant, Nothing, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { LANGUAGES, says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { DESK_VIEW_NAME_TAKEN, DESK_VIEW_NOT_FOUND, DESK_VIEWS_TOO_MANY } from './desk.errors.ts';

const IDS = says({ en: 'up to 100 ids, with commas between', zh: '最多 100 个编号，以逗号分隔' });
const desk = { owner: 'customer', allow: STAFF_ROLES } as const;

/* Declares the operations on preferences for the console. */

export const Theme = z.enum(['light', 'dark', 'system']).meta({ description: '`system`: as the computer is set.' });
export const Density = z.enum(['dense', 'roomy']);
const Step = requestText()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, says({ en: 'small letters, digits and hyphens', zh: '小写字母、数字和连字符' }));

const preferences = {
  language: z.enum(LANGUAGES),
  theme: Theme,
  density: Density.meta({ description: '`roomy` adds space to each row of a list.' }),
  singleKeys: z.boolean().meta({ description: 'False switches off the keys that are one letter.' }),
};
const RAIL = 'The groups of pages that the person opened or folded at the side, such as `open-money`.';
export const Preferences = z.object({
  ...preferences,
  firstDay: z.array(SentText).meta({ description: 'The steps of the guided first day that are done.' }),
  rail: z.array(SentText).meta({ description: RAIL }),
});
export type Preferences = z.infer<typeof Preferences>;

export const GetPreferences = operation({
  ...desk,
  id: 'getPreferences',
  endpoint: 'GET /desk/preferences',
  summary: 'Read how the console looks for you',
  description: 'Somebody who has chosen nothing yet gets the language of the request, and the look of the computer.',
  reply: Preferences,
});

export const PutPreferences = operation({
  ...desk,
  id: 'putPreferences',
  record: 'none',
  because: 'It changes how a page looks for one person, and no data of the shop.',
  endpoint: 'PUT /desk/preferences',
  summary: 'Choose how the console looks for you',
  body: z.strictObject({
    ...{ ...preferences, firstDay: z.array(Step).max(60) },
    rail: z.array(Step).max(30).default([]).meta({ description: RAIL }),
  }),
  example: {
    language: 'en',
    theme: 'system',
    density: 'dense',
    singleKeys: true,
    firstDay: ['find-a-customer'],
    rail: [],
  },
  reply: Preferences,
});

/* Declares the operation that lists colleagues. */

export const ListColleagues = operation({
  ...desk,
  id: 'listColleagues',
  endpoint: 'GET /desk/colleagues',
  summary: 'Read the names of members of staff by their ids',
  description: 'Pages show by it who approved, counted or changed something. Unknown ids are left out.',
  query: z.strictObject({
    ids: requestText()
      .max(4_000)
      .transform((text, context) => {
        const ids = z.array(Id).min(1).max(100).safeParse(text.split(','));
        if (ids.success) return ids.data;
        context.addIssue({ code: 'custom', message: IDS });
        return z.NEVER;
      })
      .meta({ description: 'Ids, with commas between. At most 100.', example: '0197a000-0000-7000-8000-000000000001' }),
  }),
  reply: z.object({ data: z.array(z.object({ id: Id, name: SentText })) }),
});

export const ListDirectory = operation({
  ...desk,
  id: 'listDirectory',
  endpoint: 'GET /desk/directory',
  summary: 'List the colleagues who can sign in, by name',
  description: 'Pages choose from it who is mentioned or does something. At most 500 are listed.',
  query: z.strictObject({ role: StaffRole.optional().meta({ description: 'Only colleagues with this role.' }) }),
  reply: z.object({ data: z.array(z.object({ id: Id, name: SentText, roles: z.array(StaffRole) })) }),
});

/* Declares the operations on saved views. */

/** One person has at most this number of saved views. */
export const VIEWS_AT_MOST = 100;

const ListName = requestText()
  .max(40)
  .regex(/^[a-z][a-zA-Z-]*$/, says({ en: 'the name of a list, such as orders', zh: '列表名称，例如 orders' }))
  .meta({ description: 'The list to which the view belongs.', example: 'orders' });
const FieldName = requestText()
  .max(60)
  .regex(/^[a-zA-Z][\w.-]*$/, says({ en: 'the name of a field', zh: '字段名称' }));

/**
 * Lists the filters whose values may identify a person. A saved view is stored in clear, so it must not contain them.
 */
export const PERSONAL_FILTERS: readonly string[] = ['email', 'phone', 'phoneLast4', 'name', 'q', 'to'];
const NO_PERSON = says({
  en: 'a view keeps no e-mail, phone number or name: save it without this filter',
  zh: '视图不保存电子邮箱、电话号码或姓名：请去掉此筛选条件后保存',
});
const Filters = z
  .record(FieldName, requestText().max(200))
  .refine((filters) => Object.keys(filters).length <= 30, says({ en: 'at most 30 filters', zh: '最多 30 个筛选条件' }))
  .refine((filters) => !Object.keys(filters).some((name) => PERSONAL_FILTERS.includes(name)), NO_PERSON)
  .meta({ description: 'The parameters of the list and their values. None of them may name a person.' });
const Columns = z
  .array(
    z.strictObject({
      id: FieldName,
      width: z.int().min(24).max(2_000).optional().meta({ description: 'In pixels.' }),
      hidden: z.boolean().optional(),
    }),
  )
  .max(60)
  .meta({ description: 'The columns in their order. A column that is not named stands where the list has it.' });

const view = {
  name: oneLine(60),
  filters: Filters,
  columns: Columns,
  isShared: z.boolean().meta({ description: 'True shows the view to all colleagues.' }),
  isDefault: z.boolean().meta({ description: 'True opens the list with this view, for its owner only.' }),
};
export const SavedView = z.object({
  id: Id,
  list: SentText,
  name: SentText,
  filters: z.record(SentText, SentText),
  columns: z.array(z.object({ id: SentText, width: z.int().optional(), hidden: z.boolean().optional() })),
  isShared: z.boolean(),
  isDefault: z.boolean().meta({ description: 'True if the caller’s list opens with this view.' }),
  isOwn: z.boolean().meta({ description: 'False for a view that a colleague shares.' }),
  ownerId: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

const viewId = z.strictObject({ viewId: Id });

export const ListSavedViews = operation({
  ...desk,
  id: 'listSavedViews',
  endpoint: 'GET /desk/views',
  summary: 'List saved views: your own, and those that colleagues share',
  description:
    'Your own come first. Of the shared views, the newest 100 are listed. Without `list`, those of all lists.',
  query: z.strictObject({ list: ListName.optional() }),
  reply: z.object({ data: z.array(SavedView) }),
});

export const CreateSavedView = operation({
  ...desk,
  id: 'createSavedView',
  record: ['saved-view.added'],
  endpoint: 'POST /desk/views',
  summary: 'Save the filters and columns of a list as a view',
  description: `A person has at most ${VIEWS_AT_MOST} views. The change record keeps shared views only.`,
  body: z.strictObject({
    ...{ list: ListName, name: view.name, filters: view.filters },
    columns: view.columns.default([]),
    isShared: view.isShared.default(false),
    isDefault: view.isDefault.default(false),
  }),
  example: {
    list: 'orders',
    name: 'Waits for a prescriber',
    filters: { status: 'verifying', market: 'US' },
    columns: [
      { id: 'number', width: 140 },
      { id: 'total', hidden: true },
    ],
    isShared: true,
    isDefault: false,
  },
  reply: SavedView,
  status: 201,
  versioned: true,
  errors: [DESK_VIEWS_TOO_MANY, DESK_VIEW_NAME_TAKEN],
});

export const ChangeSavedView = operation({
  ...desk,
  id: 'changeSavedView',
  record: ['saved-view.changed'],
  endpoint: 'PATCH /desk/views/{viewId}',
  summary: 'Change a view',
  description:
    'The owner changes her views. An administrator may change a view that is shared. Only the owner can make it her default.',
  params: viewId,
  body: z
    .strictObject(view)
    .partial()
    .refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
    ),
  example: { name: 'Waits for a prescriber in the US', isDefault: true },
  reply: SavedView,
  versioned: true,
  errors: [DESK_VIEW_NOT_FOUND, DESK_VIEW_NAME_TAKEN, REQUEST_STALE],
});

export const RemoveSavedView = operation({
  ...desk,
  id: 'removeSavedView',
  record: ['saved-view.removed'],
  endpoint: 'DELETE /desk/views/{viewId}',
  summary: 'Remove a view',
  description: 'The owner removes her views. An administrator may remove a view that is shared.',
  params: viewId,
  reply: Nothing,
  status: 204,
  errors: [DESK_VIEW_NOT_FOUND],
});

/* Declares the operations on notices. */

/** A notice is kept for this number of days. */
export const NOTICE_DAYS = 90;

export const DeskNotice = z.object({
  id: Id,
  text: z.object({ en: SentText, zh: SentText }),
  path: SentText.nullable().meta({
    description: 'The page of the console where the matter is worked on. Null if there is none.',
    example: '/verification',
  }),
  readAt: Instant.nullable().meta({ description: 'When you marked it as read. Null for a new one.' }),
  createdAt: Instant,
});
export type DeskNotice = z.infer<typeof DeskNotice>;

export const ListNotices = operation({
  ...desk,
  id: 'listNotices',
  endpoint: 'GET /desk/notices',
  summary: 'List your notices, newest first',
  description: `Lists the news that the shop tells your roles, also by mail. A notice is kept for ${NOTICE_DAYS} days.`,
  query: PageQuery.extend({
    unread: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true` lists only those that you have not read.' }),
  }),
  reply: page(DeskNotice).extend({
    unread: z.int().meta({ description: 'Your unread notices, counted up to 1,000.' }),
  }),
});

export const MarkNoticesRead = operation({
  ...desk,
  id: 'markNoticesRead',
  record: 'none',
  because: 'It marks notices of one person, and changes no data of the shop.',
  endpoint: 'POST /desk/notices/read',
  summary: 'Mark your notices as read',
  idempotent: false,
  body: z.strictObject({
    ids: z.array(Id).min(1).max(100).optional().meta({ description: 'If omitted, all of them.' }),
  }),
  example: {},
  reply: z.object({ read: z.int().meta({ description: 'How many were marked now.' }) }),
});
