"""What the portal writes to its log: one event, one line; JSON in production, readable at a desk."""

import logging.config

import structlog

SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_config(names, *, as_json, level, stream):
    """Set up logging. JSON escapes line breaks: no name typed by a person can forge a second line."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "line": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": SHARED,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        *_ending(as_json),
                    ],
                }
            },
            "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "line", "stream": stream}},
            "root": {"handlers": ["stream"], "level": "WARNING"},
            "loggers": {name: {"level": level} for name in names},
        }
    )


def _ending(as_json):
    if as_json:
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    # Plain: the values around a fault hold keys and people's data, and drawing them costs 60 ms.
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
