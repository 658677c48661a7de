/**
 * The names in code that has the same value wherever it stands. Left out is what changes its object,
 * such as `sort` and `set`, and what depends on the parameter, such as `$parameter`. To add a name, ask
 * both.
 */

const names = (...lists: readonly string[]): ReadonlySet<string> =>
	new Set(lists.flatMap((list) => list.split(' ')));

/** Values and functions that are not members of another. */
export const values = names(
	'true false null undefined NaN Infinity typeof',
	'$json $input $node $ $binary $items $now $today $itemIndex $runIndex $position $mode $vars $env',
	'$workflow $execution $prevNode $nodeVersion $nodeId $if $ifEmpty $min $max $average $not',
	'$jmespath $jmesPath DateTime Duration Interval Math JSON Object Array String Number Boolean Date',
	'parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent',
);

/** Functions of JavaScript and Luxon. */
export const methods = names(
	// Text
	'at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match',
	'normalize padEnd padStart repeat replace replaceAll search slice split startsWith substr substring',
	'toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase trim trimEnd trimStart',
	// Numbers
	'toExponential toFixed toPrecision isFinite isNaN isSafeInteger parseFloat parseInt',
	'cbrt pow random sign sqrt trunc log log10 log2 exp',
	// Lists and objects
	'entries every filter find findIndex findLast flat flatMap fromEntries isArray join map reduce some',
	'stringify parse toString valueOf hasOwnProperty',
	// Dates
	'getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime',
	'getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMinutes getUTCMonth',
	'toDateString toISOString toJSON toLocaleDateString toLocaleString toLocaleTimeString UTC',
	// Luxon
	'diff diffNow endOf fromFormat fromISO fromJSDate fromMillis fromObject fromSeconds hasSame local',
	'now setLocale setZone startOf toFormat toISO toISODate toISOTime toJSDate toLocal toMillis',
	'toRelative toSeconds toUTC utc as',
	// Items
	'all itemMatching pairedItem',
);

/** Functions that n8n adds to values. Some have the name of a function of JavaScript. */
export const extensions = names(
	'hash removeMarkdown removeTags toDate toDateTime toBoolean toDecimalNumber toNumber toFloat toInt',
	'toWholeNumber toSentenceCase toSnakeCase toTitleCase urlDecode urlEncode quote replaceSpecialChars',
	'length isDomain isEmail isNumeric isUrl isEmpty isNotEmpty toJsonString extractEmail extractDomain',
	'extractUrl extractUrlPath parseJson base64Encode base64Decode ceil floor format round abs isInteger',
	'isEven isOdd beginningOf endOfMonth extract isBetween isDst isInLast isWeekend minus plus diffTo',
	'diffToNow removeDuplicates unique first last pluck randomItem sum min max average smartJoin chunk',
	'union difference intersection hasField keys values',
);
