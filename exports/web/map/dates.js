/* Dates as texts have them: a year, a month or a day. */

const LAST = "-12-31";

export const firstDay = (date) => date.slice(0, 10) + "-01-01".slice(date.length > 4 ? (date.length > 7 ? 6 : 3) : 0);

export const lastDay = (date) => {
  if (date.length >= 10) return date.slice(0, 10);
  if (date.length === 4) return date + LAST;
  const [year, month] = date.split("-").map(Number);
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
};

/* A date as a language writes it, with the precision it has. */
export const dateWriter = (lang, undated) => {
  const forms = new Map();
  const form = (precision, month) => {
    const key = precision + month;
    if (!forms.has(key)) {
      const options = { year: "numeric", timeZone: "UTC" };
      if (precision > 4) options.month = month;
      if (precision > 7) options.day = "numeric";
      forms.set(key, new Intl.DateTimeFormat(lang, options));
    }
    return forms.get(key);
  };
  return (date, month = "long") => {
    if (!date) return undated;
    return form(Math.min(date.length, 10), month).format(new Date(`${firstDay(date)}T00:00:00Z`));
  };
};
