import { isURL } from 'class-validator';
import { detailFaults, weekdays, type Duty, type PlainDetails } from '#directory';
import { InvalidInput, type InputIssue } from '#kernel';
import { type ChannelDto, type DetailsDto } from './contact-point.dto.js';
import { type DutyDto } from './duty.dto.js';

/** What the DTO cannot see by itself: zones, languages and addresses are held to the rules of an import. */
export function plainDetailsIn({ otherNetworks = [], ...given }: DetailsDto): PlainDetails {
  const words = { languages: given.languages, otherNetworks };
  const issues: InputIssue[] = [
    ...faults('timezone', 'timezone', given.timezone),
    ...faults('institution', 'institution', given.institution),
    ...Object.entries(words).flatMap(([name, list]) =>
      list.flatMap((word, index) => wordIssues(`${name}[${index}]`, name, word)),
    ),
    ...given.channels.flatMap(channelIssues),
    ...(given.duty?.officeHours ?? []).flatMap(({ days }, index) =>
      days.length > 0
        ? []
        : [issue(`duty.officeHours[${index}].days`, 'expected at least one day')],
    ),
  ];
  given.channels.forEach(({ id }, index) => {
    if (given.channels.findIndex((other) => other.id === id) < index)
      issues.push(issue(`channels[${index}].id`, `${id} is the id of an earlier channel already`));
  });
  if (issues.length > 0) throw new InvalidInput(issues);
  return {
    institution: given.institution,
    role: given.role,
    channels: given.channels.map(({ id, kind, use, priority, address, capabilities }) => ({
      id,
      kind,
      use,
      priority,
      address,
      ...(capabilities === undefined ? {} : { capabilities: [...new Set(capabilities)] }),
    })),
    timezone: given.timezone,
    languages: given.languages,
    otherNetworks,
    ...(given.type === undefined ? {} : { type: given.type }),
    ...(given.availability === undefined ? {} : { availability: given.availability }),
    ...(given.instructions === undefined ? {} : { instructions: given.instructions }),
    ...(given.duty === undefined ? {} : { duty: dutyIn(given.duty) }),
  };
}

/** Plain, without members that were left out. */
function dutyIn({ officeHours = [], legalAssistance }: DutyDto): Duty {
  const hours = officeHours.map(({ days, from, until }) => ({
    days: weekdays.filter((day) => days.includes(day)),
    from,
    until,
  }));
  return {
    ...(hours.length === 0 ? {} : { officeHours: hours }),
    ...(legalAssistance === undefined ? {} : { legalAssistance }),
  };
}

/** @throws InvalidInput unless the text can stand in that column of an import. */
export function requireCell(column: string, text: string): void {
  const issues = faults(column, column, text);
  if (issues.length > 0) throw new InvalidInput(issues);
}

function channelIssues({ id, kind, address }: ChannelDto, index: number): readonly InputIssue[] {
  const path = `channels[${index}].address`;
  const wrongId = /^[a-z0-9][a-z0-9-]*$/.test(id)
    ? []
    : [issue(`channels[${index}].id`, 'expected small letters, digits and hyphens')];
  switch (kind) {
    case 'email':
      return [...wrongId, ...faults(path, 'email', address)];
    case 'phone':
    case 'sms':
      return [...wrongId, ...faults(path, 'phone', address)];
    case 'webhook':
      return isURL(address, {
        protocols: ['https', 'http'],
        require_protocol: true,
        require_tld: false,
      })
        ? wrongId
        : [...wrongId, issue(path, 'expected a URL, such as https://gateway.example/rollcall')];
  }
}

function wordIssues(path: string, column: string, word: string): readonly InputIssue[] {
  return /^\S+$/.test(word)
    ? faults(path, column, word)
    : [issue(path, 'expected one word without spaces')];
}

function faults(path: string, column: string, text: string): readonly InputIssue[] {
  return detailFaults({ [column]: text }).map((message) => issue(path, message));
}

function issue(path: string, message: string): InputIssue {
  return { where: { path }, message };
}
