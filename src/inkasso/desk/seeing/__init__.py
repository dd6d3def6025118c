"""Figures at the desk: questions, charts, the tables behind them, files."""
